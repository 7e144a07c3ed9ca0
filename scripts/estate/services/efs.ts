import {
  CreateFileSystemCommand,
  CreateMountTargetCommand,
  EFSClient,
  PutFileSystemPolicyCommand,
} from '@aws-sdk/client-efs';
import { CreateFileSystemCommand as CreateLustreCommand, FSxClient } from '@aws-sdk/client-fsx';
import type { FileSystem } from '../blueprint/data.ts';
import { allowPolicy } from '../policies.ts';
import { networkOf, type Site, securityGroupOf } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedFileSystems(site: Site, fileSystems: readonly FileSystem[]): Promise<void> {
  for (const fileSystem of fileSystems) {
    await (fileSystem.kind === 'efs' ? seedEfs(site, fileSystem) : seedLustre(site, fileSystem));
  }
}

async function seedEfs(site: Site, fileSystem: FileSystem): Promise<void> {
  const efs = new EFSClient(site.connection);
  const { name, owner, network, securityGroup, encrypted } = fileSystem;
  const { FileSystemId } = await efs.send(
    new CreateFileSystemCommand({ CreationToken: name, Encrypted: encrypted, Tags: tagList(owner, name) }),
  );
  for (const SubnetId of networkOf(site, network).privateSubnets) {
    const SecurityGroups = [securityGroupOf(site, network, securityGroup)];
    await efs.send(new CreateMountTargetCommand({ FileSystemId, SubnetId, SecurityGroups }));
  }
  if (!encrypted) {
    const Policy = allowPolicy('*', ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']);
    await efs.send(new PutFileSystemPolicyCommand({ FileSystemId, Policy }));
  }
}

async function seedLustre(site: Site, { name, owner, network, securityGroup }: FileSystem): Promise<void> {
  await new FSxClient(site.connection).send(
    new CreateLustreCommand({
      FileSystemType: 'LUSTRE',
      StorageCapacity: 1200,
      SubnetIds: networkOf(site, network).privateSubnets.slice(0, 1),
      SecurityGroupIds: [securityGroupOf(site, network, securityGroup)],
      LustreConfiguration: { DeploymentType: 'SCRATCH_2' },
      Tags: tagList(owner, name),
    }),
  );
}
