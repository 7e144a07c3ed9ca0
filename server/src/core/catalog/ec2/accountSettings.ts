import { fieldsOf, partOf } from '../fields.ts';
import { pantherId } from '../place.ts';
import { list } from '../service.ts';
import { ec2, pageSize } from './service.ts';

const type = 'AWS.EC2.AccountSettings';

const wholeAccount = () => ({});

/** What holds for all of EC2 in a region of an account unless a resource says otherwise. Each has exactly one. */
export const accountSettings = list(ec2.op('DescribeRegions'), {
  // A scan has asked this before: whatever else is refused, there is a resource that says so.
  items: (page) => page.Regions && [type],
})
  .detail('allowedImages', ec2.op('GetAllowedImagesSettings'), wholeAccount)
  .detail('ebsEncryption', ec2.op('GetEbsEncryptionByDefault'), wholeAccount)
  .detail('ebsKey', ec2.op('GetEbsDefaultKmsKeyId'), wholeAccount)
  .detail('images', ec2.op('GetImageBlockPublicAccessState'), wholeAccount)
  .detail('metadata', ec2.op('GetInstanceMetadataDefaults'), wholeAccount)
  .detail('serialConsole', ec2.op('GetSerialConsoleAccessStatus'), wholeAccount)
  .detail('snapshots', ec2.op('GetSnapshotBlockPublicAccessState'), wholeAccount)
  .detail('vpcs', ec2.op('DescribeVpcBlockPublicAccessOptions'), wholeAccount)
  .detail('vpcExclusions', ec2.op('DescribeVpcBlockPublicAccessExclusions'), () => ({ MaxResults: pageSize }))
  .as({
    type,
    cfn: null,
    label: 'EC2 account settings',
    icon: 'settings-gear',
    scope: 'regional',
    consolePath: (ref) => `ec2/home?region=${ref.region}#Settings:`,
    model: (_, d, place) => ({
      resourceId: pantherId(place, type),
      name: type,
      tags: {},
      attributes: {
        ...fieldsOf(d.ebsEncryption, ['EbsEncryptionByDefault']),
        ...fieldsOf(d.images, ['ImageBlockPublicAccessState']),
        ...fieldsOf(d.serialConsole, ['SerialConsoleAccessEnabled']),
        ...fieldsOf(d.vpcs, ['VpcBlockPublicAccessOptions']),
        AllowedImagesSettings: partOf(d.allowedImages, (output) =>
          fieldsOf(output, ['State', 'ImageCriteria', 'ManagedBy']),
        ),
        EbsDefaultKmsKeyId: partOf(d.ebsKey, (output) => output.KmsKeyId),
        InstanceMetadataDefaults: partOf(d.metadata, (output) => output.AccountLevel),
        SnapshotBlockPublicAccessState: partOf(d.snapshots, (output) => output.State),
        VpcBlockPublicAccessExclusions: partOf(d.vpcExclusions, (output) => output.VpcBlockPublicAccessExclusions),
      },
    }),
  });
