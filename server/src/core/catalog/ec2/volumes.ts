import type { PartResult } from '../entry.ts';
import { fieldsOf, listedIn, required, tagsOf } from '../fields.ts';
import { arn } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, pageSize } from './service.ts';

const describeVolumes = ec2.op('DescribeVolumes');

type Permissions = OutputOf<typeof import('@aws-sdk/client-ec2'), 'DescribeSnapshotAttribute'>;

/** Undefined where one was not read: half a list would look like a change. A null output: the snapshot is gone. */
function snapshotsOf(parts: readonly PartResult<object, Permissions>[]): readonly object[] | undefined {
  if (parts.some((part) => part.output === undefined)) return undefined;
  return parts.flatMap(({ of, output }) =>
    output ? [{ ...of, CreateVolumePermissions: output.CreateVolumePermissions ?? [] }] : [],
  );
}

export const volume = list(describeVolumes, { input: { MaxResults: pageSize }, items: (page) => page.Volumes })
  .shared('snapshots', ec2.op('DescribeSnapshots'), {
    input: { OwnerIds: ['self'], MaxResults: pageSize },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.Snapshots),
        (snapshot) => snapshot.VolumeId,
      ),
  })
  // Whom a snapshot is shared with is told for one snapshot at a time only.
  .each('permissions', ec2.op('DescribeSnapshotAttribute'), {
    of: (v, d) => d.snapshots?.get(v.VolumeId),
    input: (snapshot) => ({ SnapshotId: snapshot.SnapshotId, Attribute: 'createVolumePermission' as const }),
    absent: ['InvalidSnapshot.NotFound'],
  })
  .lookup(describeVolumes, {
    input: (ref) => ({ VolumeIds: [ec2Id(ref)] }),
    items: (page) => page.Volumes,
    gone: ['InvalidVolume.NotFound'],
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
          Snapshots: d.snapshots && d.permissions && snapshotsOf(d.permissions),
        },
      };
    },
  });
