import { fieldsOf, partOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, namedByTag, pageSize } from './service.ts';
import { askSharing, canBeShared, describeSnapshotAttribute, ebsKey, listKeyAliases } from './snapshotSharing.ts';

const describeSnapshots = ec2.op('DescribeSnapshots');

const gone = ['InvalidSnapshot.NotFound'];

export const snapshot = list(describeSnapshots, {
  input: { OwnerIds: ['self'], MaxResults: pageSize },
  items: (page) => page.Snapshots,
})
  .shared('ebsKey', listKeyAliases, ebsKey)
  .detail('sharing', describeSnapshotAttribute, (s, d) => (canBeShared(s, d.ebsKey) ? askSharing(s) : undefined), {
    absent: gone,
  })
  .lookup(describeSnapshots, {
    input: (ref) => ({ SnapshotIds: [ec2Id(ref)], OwnerIds: ['self'] }),
    items: (page) => page.Snapshots,
    gone,
    many: manyBy('snapshot-id', { OwnerIds: ['self'] }),
  })
  .as({
    type: 'AWS.EC2.Snapshot',
    cfn: null,
    label: 'EBS snapshots',
    icon: 'device-camera',
    scope: 'regional',
    volatile: ['Progress'],
    consolePath: (ref) => `ec2/home?region=${ref.region}#SnapshotDetails:snapshotId=${ec2Id(ref)}`,
    model: (s, d, place) => {
      const isAsked = canBeShared(s, d.ebsKey);
      if (isAsked && d.sharing === null) return undefined;
      return {
        // Its ARN names no account.
        ...namedByTag(place, 'snapshot', required(s.SnapshotId, 'SnapshotId'), { Tags: s.Tags, OwnerId: '' }),
        timeCreated: s.StartTime,
        attributes: {
          ...fieldsOf(s, [
            'AvailabilityZone',
            'CompletionTime',
            'DataEncryptionKeyId',
            'Description',
            'Encrypted',
            'FullSnapshotSizeInBytes',
            'KmsKeyId',
            'OutpostArn',
            'OwnerId',
            'Progress',
            'RestoreExpiryTime',
            'SseType',
            'State',
            'StateMessage',
            'StorageTier',
            'TransferType',
            'VolumeId',
            'VolumeSize',
          ]),
          CreateVolumePermissions: isAsked ? partOf(d.sharing, (output) => output.CreateVolumePermissions ?? []) : [],
        },
      };
    },
  });
