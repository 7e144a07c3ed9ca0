import type { PartResult } from '../entry.ts';
import { fieldsOf, listedIn, required, tagsOf } from '../fields.ts';
import { arn } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, pageSize, withHidden } from './service.ts';
import { askSharing, canBeShared, describeSnapshotAttribute, ebsKey, listKeyAliases } from './snapshotSharing.ts';

const describeVolumes = ec2.op('DescribeVolumes');

type Ec2 = typeof import('@aws-sdk/client-ec2');
type Permissions = OutputOf<Ec2, 'DescribeSnapshotAttribute'>;
type Snapshot = NonNullable<OutputOf<Ec2, 'DescribeSnapshots'>['Snapshots']>[number];

/**
 * Undefined where one was not read: half a list would look like a change. A null output: the snapshot is gone. Of those
 * that cannot be shared nothing was asked.
 */
function snapshotsOf(
  snapshots: readonly Snapshot[],
  asked: readonly PartResult<Snapshot, Permissions>[],
): readonly object[] | undefined {
  if (asked.some((part) => part.output === undefined)) return undefined;
  const answers = new Map(asked.map(({ of, output }) => [of.SnapshotId, output]));
  return snapshots.flatMap((snapshot) => {
    const answer = answers.get(snapshot.SnapshotId);
    return answer === null ? [] : [{ ...snapshot, CreateVolumePermissions: answer?.CreateVolumePermissions ?? [] }];
  });
}

export const volume = list(describeVolumes, {
  input: { MaxResults: pageSize, ...withHidden },
  items: (page) => page.Volumes,
})
  .shared('snapshots', ec2.op('DescribeSnapshots'), {
    input: { OwnerIds: ['self'], MaxResults: pageSize },
    ofFew: (volumes) => ({
      OwnerIds: ['self'],
      Filters: [{ Name: 'volume-id', Values: volumes.flatMap(({ VolumeId }) => VolumeId ?? []) }],
      MaxResults: pageSize,
    }),
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.Snapshots),
        (snapshot) => snapshot.VolumeId,
      ),
  })
  .shared('ebsKey', listKeyAliases, ebsKey)
  .each('permissions', describeSnapshotAttribute, {
    of: (v, d) => d.snapshots?.get(v.VolumeId)?.filter((snapshot) => canBeShared(snapshot, d.ebsKey)),
    input: (snapshot) => askSharing(snapshot),
    absent: ['InvalidSnapshot.NotFound'],
  })
  .lookup(describeVolumes, {
    input: (ref) => ({ VolumeIds: [ec2Id(ref)], ...withHidden }),
    items: (page) => page.Volumes,
    gone: ['InvalidVolume.NotFound'],
    many: manyBy('volume-id', withHidden),
  })
  .as({
    type: 'AWS.EC2.Volume',
    cfn: 'AWS::EC2::Volume',
    label: 'EBS volumes',
    icon: 'save',
    scope: 'regional',
    volatile: ['Snapshots.*.Progress'],
    consolePath: (ref) => `ec2/home?region=${ref.region}#VolumeDetails:volumeId=${ec2Id(ref)}`,
    model: (v, d, place) => {
      const id = required(v.VolumeId, 'VolumeId');
      const volumeArn = arn(place, 'ec2', `volume/${id}`);
      return {
        resourceId: volumeArn,
        arn: volumeArn,
        id,
        tags: tagsOf(v.Tags ?? null),
        timeCreated: v.CreateTime,
        attributes: {
          ...fieldsOf(v, [
            'Attachments',
            'AvailabilityZone',
            'Encrypted',
            'Iops',
            'KmsKeyId',
            'Size',
            'SnapshotId',
            'State',
            'VolumeType',
          ]),
          Snapshots: d.snapshots && d.permissions && snapshotsOf(d.snapshots.get(v.VolumeId) ?? [], d.permissions),
        },
      };
    },
  });
