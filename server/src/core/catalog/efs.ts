import { fieldsOf, listedIn, partOf, required, tagsOf } from './fields.ts';
import { idOf } from './place.ts';
import { list, serviceOf } from './service.ts';

const efs = serviceOf<typeof import('@aws-sdk/client-efs')>({
  id: 'efs',
  label: 'EFS',
  iamPrefix: 'elasticfilesystem',
});

const describeFileSystems = efs.op('DescribeFileSystems');

const gone = ['FileSystemNotFound'];
const noPolicy = [...gone, 'PolicyNotFound'];

export const efsFileSystem = list(describeFileSystems, {
  input: { MaxItems: 100 },
  items: (page) => page.FileSystems,
})
  .shared('accessPoints', efs.op('DescribeAccessPoints'), {
    input: { MaxResults: 100 },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.AccessPoints),
        (point) => point.FileSystemId,
      ),
  })
  .shared('replications', efs.op('DescribeReplicationConfigurations'), {
    input: { MaxResults: 100 },
    index: (pages) => listedIn(pages, (page) => page.Replications),
    absent: ['ReplicationNotFound'],
  })
  .detail('backup', efs.op('DescribeBackupPolicy'), ({ FileSystemId }) => ({ FileSystemId }), { absent: noPolicy })
  .detail('lifecycle', efs.op('DescribeLifecycleConfiguration'), ({ FileSystemId }) => ({ FileSystemId }), {
    absent: gone,
  })
  .pages('mountTargets', efs.op('DescribeMountTargets'), ({ FileSystemId }) => ({ FileSystemId, MaxItems: 100 }), {
    absent: gone,
  })
  .detail('policy', efs.op('DescribeFileSystemPolicy'), ({ FileSystemId }) => ({ FileSystemId }), { absent: noPolicy })
  .lookup(describeFileSystems, {
    input: (ref) => ({ FileSystemId: idOf(ref) }),
    items: (page) => page.FileSystems,
    gone,
  })
  .as({
    type: 'AWS.EFS.FileSystem',
    cfn: 'AWS::EFS::FileSystem',
    label: 'EFS file systems',
    icon: 'files',
    scope: 'regional',
    volatile: ['ReplicationConfiguration.Destinations.*.LastReplicatedTimestamp', 'SizeInBytes'],
    consolePath: (ref) => `efs/home?region=${ref.region}#/file-systems/${idOf(ref)}`,
    model: (of, d) => {
      if (d.mountTargets === null) return undefined;
      const fileSystemArn = required(of.FileSystemArn, 'FileSystemArn');
      // Of the file system that is copied, and of its copies.
      const isOf = (replication: NonNullable<typeof d.replications>[number]) =>
        replication.SourceFileSystemArn === fileSystemArn ||
        replication.Destinations?.some(({ FileSystemId }) => FileSystemId === of.FileSystemId);
      return {
        resourceId: fileSystemArn,
        arn: fileSystemArn,
        id: of.FileSystemId,
        name: of.Name,
        tags: tagsOf(of.Tags ?? null),
        timeCreated: of.CreationTime,
        attributes: {
          ...fieldsOf(of, [
            'AvailabilityZoneName',
            'CreationToken',
            'Encrypted',
            'FileSystemProtection',
            'KmsKeyId',
            'LifeCycleState',
            'OwnerId',
            'PerformanceMode',
            'ProvisionedThroughputInMibps',
            'SizeInBytes',
            'ThroughputMode',
          ]),
          ...fieldsOf(d.backup, ['BackupPolicy']),
          ...fieldsOf(d.lifecycle, ['LifecyclePolicies']),
          ...fieldsOf(d.policy, ['Policy']),
          AccessPoints: partOf(d.accessPoints, (byFileSystem) => byFileSystem.get(of.FileSystemId) ?? []),
          MountTargets: partOf(d.mountTargets, (pages) => pages.flatMap((page) => page.MountTargets ?? [])),
          ReplicationConfiguration: partOf(d.replications, (all) => all.find(isOf)),
        },
      };
    },
  });
