import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
} from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { ComputeBlueprint, LaunchConfiguration, LaunchTemplate, ScalingGroup } from '../blueprint/compute.ts';
import { networkOf, type Site } from '../site.ts';
import { tagged, tagMap } from '../tags.ts';

export async function seedScaling(
  ec2: EC2Client,
  site: Site,
  blueprint: ComputeBlueprint,
  images: ReadonlyMap<string, string>,
): Promise<void> {
  const autoScaling = new AutoScalingClient(site.connection);
  for (const template of blueprint.launchTemplates ?? []) {
    await seedLaunchTemplate(ec2, template, images.get(template.image));
  }
  for (const configuration of blueprint.launchConfigurations ?? []) {
    await seedLaunchConfiguration(autoScaling, configuration, images.get(configuration.image));
  }
  for (const group of blueprint.scalingGroups ?? []) {
    await seedScalingGroup(autoScaling, site, group);
  }
}

async function seedLaunchTemplate(ec2: EC2Client, template: LaunchTemplate, ImageId: string | undefined) {
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: template.name,
      TagSpecifications: [tagged('launch-template', template.owner, template.name)],
      LaunchTemplateData: {
        ImageId,
        InstanceType: template.type as 't3.micro',
        MetadataOptions: { HttpTokens: template.tokensRequired ? 'required' : 'optional' },
        TagSpecifications: [tagged('instance', template.owner, template.name)],
        ...(template.userData ? { UserData: Buffer.from(template.userData).toString('base64') } : {}),
      },
    }),
  );
}

async function seedLaunchConfiguration(
  autoScaling: AutoScalingClient,
  { name, type, publicIp, userData }: LaunchConfiguration,
  ImageId: string | undefined,
): Promise<void> {
  await autoScaling.send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName: name,
      ImageId,
      InstanceType: type,
      AssociatePublicIpAddress: publicIp,
      ...(userData ? { UserData: Buffer.from(userData).toString('base64') } : {}),
    }),
  );
}

async function seedScalingGroup(autoScaling: AutoScalingClient, site: Site, group: ScalingGroup): Promise<void> {
  const { name, owner, network, from, size } = group;
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      MinSize: size,
      MaxSize: size * 3,
      DesiredCapacity: size,
      VPCZoneIdentifier: networkOf(site, network).privateSubnets.join(','),
      Tags: Object.entries(tagMap(owner, name)).map(([Key, Value]) => ({ Key, Value, PropagateAtLaunch: true })),
      ...('launchTemplate' in from
        ? { LaunchTemplate: { LaunchTemplateName: from.launchTemplate, Version: '$Latest' } }
        : { LaunchConfigurationName: from.launchConfiguration }),
    }),
  );
}
