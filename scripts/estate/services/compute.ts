import {
  CreateSnapshotCommand,
  CreateVolumeCommand,
  type EC2Client,
  ModifyImageAttributeCommand,
  ModifySnapshotAttributeCommand,
  RegisterImageCommand,
  RunInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Image, Instance, Volume } from '../blueprint.ts';
import { type BuiltNetwork, tagged } from './network.ts';

/** The ids of the images, by name. */
export async function seedImages(ec2: EC2Client, images: readonly Image[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, description, shared, owner } of images) {
    const { ImageId } = await ec2.send(
      new RegisterImageCommand({
        Name: name,
        Description: description,
        Architecture: 'x86_64',
        RootDeviceName: '/dev/xvda',
        VirtualizationType: 'hvm',
        TagSpecifications: [tagged('image', owner, name)],
      }),
    );
    if (shared) {
      const LaunchPermission = { Add: [{ Group: 'all' as const }] };
      await ec2.send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission }));
    }
    ids.set(name, ImageId ?? '');
  }
  return ids;
}

export async function seedInstances(
  ec2: EC2Client,
  instances: readonly Instance[],
  images: ReadonlyMap<string, string>,
  networks: ReadonlyMap<string, BuiltNetwork>,
): Promise<void> {
  for (const instance of instances) {
    const network = networks.get(instance.network);
    const group = network?.securityGroups.get(instance.securityGroup);
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        ImageId: images.get(instance.image),
        InstanceType: instance.type as 't3.micro',
        MinCount: instance.count,
        MaxCount: instance.count,
        SubnetId: network?.subnetId,
        SecurityGroupIds: group ? [group] : [],
        TagSpecifications: [tagged('instance', instance.owner, instance.name)],
        MetadataOptions: { HttpTokens: instance.tokensRequired ? 'required' : 'optional', HttpEndpoint: 'enabled' },
        ...(instance.userData ? { UserData: Buffer.from(instance.userData).toString('base64') } : {}),
      }),
    );
    if (instance.stopped) {
      const InstanceIds = (Instances ?? []).flatMap(({ InstanceId }) => InstanceId ?? []);
      await ec2.send(new StopInstancesCommand({ InstanceIds }));
    }
  }
}

export async function seedVolumes(ec2: EC2Client, region: string, volumes: readonly Volume[]): Promise<void> {
  for (const volume of volumes) {
    const { VolumeId } = await ec2.send(
      new CreateVolumeCommand({
        AvailabilityZone: `${region}a`,
        Size: volume.sizeGiB,
        VolumeType: 'gp3',
        Encrypted: volume.encrypted,
        TagSpecifications: [tagged('volume', volume.owner, volume.name)],
      }),
    );
    for (let made = 0; made < (volume.snapshots ?? 0); made++) {
      const TagSpecifications = [tagged('snapshot', volume.owner, `${volume.name}-${made + 1}`)];
      const Description = `${volume.name}, nightly`;
      const { SnapshotId } = await ec2.send(new CreateSnapshotCommand({ VolumeId, Description, TagSpecifications }));
      if (volume.publicSnapshot && made === 0) {
        const CreateVolumePermission = { Add: [{ Group: 'all' as const }] };
        await ec2.send(new ModifySnapshotAttributeCommand({ SnapshotId, CreateVolumePermission }));
      }
    }
  }
}
