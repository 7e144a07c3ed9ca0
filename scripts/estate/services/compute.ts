import {
  CreateKeyPairCommand,
  CreateSnapshotCommand,
  CreateTagsCommand,
  CreateVolumeCommand,
  type EC2Client,
  ModifyImageAttributeCommand,
  ModifySnapshotAttributeCommand,
  RegisterImageCommand,
  RunInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Image, Instance, KeyPair, Volume } from '../blueprint/compute.ts';
import { networkOf, type Site, securityGroupOf } from '../site.ts';
import { tagged, tagList } from '../tags.ts';

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
      }),
    );
    // The emulator forgets tags that come with the call above.
    await ec2.send(new CreateTagsCommand({ Resources: [ImageId ?? ''], Tags: tagList(owner, name) }));
    if (shared) {
      const LaunchPermission = { Add: [{ Group: 'all' as const }] };
      await ec2.send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission }));
    }
    ids.set(name, ImageId ?? '');
  }
  return ids;
}

export async function seedKeyPairs(ec2: EC2Client, keyPairs: readonly KeyPair[]): Promise<void> {
  for (const { name, owner } of keyPairs) {
    const TagSpecifications = [tagged('key-pair', owner, name)];
    await ec2.send(new CreateKeyPairCommand({ KeyName: name, KeyType: 'ed25519', TagSpecifications }));
  }
}

export async function seedInstances(
  ec2: EC2Client,
  site: Site,
  instances: readonly Instance[],
  images: ReadonlyMap<string, string>,
): Promise<void> {
  for (const instance of instances) {
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        ImageId: images.get(instance.image),
        InstanceType: instance.type as 't3.micro',
        MinCount: instance.count,
        MaxCount: instance.count,
        SubnetId: networkOf(site, instance.network).privateSubnets[0],
        SecurityGroupIds: [securityGroupOf(site, instance.network, instance.securityGroup)],
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
