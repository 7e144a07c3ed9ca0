import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { idOf } from '../place.ts';
import { list } from '../service.ts';
import { pageSize, rds } from './service.ts';

/** The SDK names the error differently from what the service sends. */
const gone = ['DBSnapshotNotFound', 'DBSnapshotNotFoundFault'];
const describeSnapshots = rds.op('DescribeDBSnapshots');

export const dbSnapshot = list(describeSnapshots, {
  input: { SnapshotType: 'manual', MaxRecords: pageSize },
  items: (page) => page.DBSnapshots,
})
  // Whom a snapshot is shared with is told for one snapshot at a time only.
  .detail(
    'attributes',
    rds.op('DescribeDBSnapshotAttributes'),
    (s) => ({ DBSnapshotIdentifier: s.DBSnapshotIdentifier }),
    { absent: gone },
  )
  .lookup(describeSnapshots, {
    input: (ref) => ({ DBSnapshotIdentifier: idOf(ref), SnapshotType: 'manual' }),
    items: (page) => page.DBSnapshots,
    gone,
  })
  .as({
    type: 'AWS.RDS.Snapshot',
    cfn: null,
    label: 'RDS snapshots',
    note: 'Those that somebody made: only they outlive their instance, and only they can be shared.',
    icon: 'history',
    scope: 'regional',
    volatile: ['PercentProgress'],
    consolePath: (ref) => `rds/home?region=${ref.region}#db-snapshot:engine=;id=${idOf(ref)}`,
    model: (s, d) => {
      if (d.attributes === null) return undefined;
      const snapshotArn = required(s.DBSnapshotArn, 'DBSnapshotArn');
      return {
        resourceId: snapshotArn,
        arn: snapshotArn,
        id: s.DBSnapshotIdentifier,
        name: s.DBSnapshotIdentifier,
        tags: tagsOf(s.TagList ?? null),
        timeCreated: s.SnapshotCreateTime,
        attributes: {
          ...fieldsOf(s, [
            'AllocatedStorage',
            'AvailabilityZone',
            'DBInstanceIdentifier',
            'DbiResourceId',
            'Encrypted',
            'Engine',
            'EngineVersion',
            'IAMDatabaseAuthenticationEnabled',
            'InstanceCreateTime',
            'Iops',
            'KmsKeyId',
            'LicenseModel',
            'MasterUsername',
            'OptionGroupName',
            'OriginalSnapshotCreateTime',
            'PercentProgress',
            'Port',
            'SnapshotTarget',
            'SnapshotType',
            'SourceDBSnapshotIdentifier',
            'SourceRegion',
            'Status',
            'StorageType',
            'TdeCredentialArn',
            'VpcId',
          ]),
          DBSnapshotAttributes: partOf(
            d.attributes,
            (output) => output.DBSnapshotAttributesResult?.DBSnapshotAttributes,
          ),
        },
      };
    },
  });
