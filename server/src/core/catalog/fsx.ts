import { fieldsOf, required, tagsOf } from './fields.ts';
import { idOf } from './place.ts';
import { list, serviceOf } from './service.ts';

const fsx = serviceOf<typeof import('@aws-sdk/client-fsx')>({ id: 'fsx', label: 'FSx' });

const describeFileSystems = fsx.op('DescribeFileSystems');

export const fsxFileSystem = list(describeFileSystems, {
  input: { MaxResults: 100 },
  items: (page) => page.FileSystems,
})
  .lookup(describeFileSystems, {
    input: (ref) => ({ FileSystemIds: [idOf(ref)] }),
    items: (page) => page.FileSystems,
    gone: ['FileSystemNotFound'],
  })
  .as({
    type: 'AWS.FSx.FileSystem',
    cfn: 'AWS::FSx::FileSystem',
    label: 'FSx file systems',
    icon: 'file-submodule',
    scope: 'regional',
    secrets: ['OntapConfiguration.FsxAdminPassword'],
    consolePath: (ref) => `fsx/home?region=${ref.region}#file-system-details/${idOf(ref)}`,
    model: (of) => {
      const fileSystemArn = required(of.ResourceARN, 'ResourceARN');
      const tags = tagsOf(of.Tags ?? null);
      return {
        resourceId: fileSystemArn,
        arn: fileSystemArn,
        id: of.FileSystemId,
        name: tags?.['Name'],
        tags,
        timeCreated: of.CreationTime,
        attributes: fieldsOf(of, [
          'DNSName',
          'FailureDetails',
          'FileSystemType',
          'FileSystemTypeVersion',
          'KmsKeyId',
          'Lifecycle',
          'LustreConfiguration',
          'NetworkInterfaceIds',
          'NetworkType',
          'OntapConfiguration',
          'OpenZFSConfiguration',
          'OwnerId',
          'StorageCapacity',
          'StorageType',
          'SubnetIds',
          'VpcId',
          'WindowsConfiguration',
        ]),
      };
    },
  });
