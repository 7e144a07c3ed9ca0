import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { idOf } from '../place.ts';
import { list } from '../service.ts';
import { pageSize, rds } from './service.ts';

const gone = ['DBClusterSnapshotNotFoundFault'];
const describeSnapshots = rds.op('DescribeDBClusterSnapshots');

export const dbClusterSnapshot = list(describeSnapshots, {
  input: { SnapshotType: 'manual', MaxRecords: pageSize },
  items: (page) => page.DBClusterSnapshots,
})
  // Whom a snapshot is shared with is told for one snapshot at a time only.
  .detail(
    'attributes',
    rds.op('DescribeDBClusterSnapshotAttributes'),
    (s) => ({ DBClusterSnapshotIdentifier: s.DBClusterSnapshotIdentifier }),
    { absent: gone },
  )
  .lookup(describeSnapshots, {
    input: (ref) => ({ DBClusterSnapshotIdentifier: idOf(ref), SnapshotType: 'manual' }),
    items: (page) => page.DBClusterSnapshots,
    gone,
  })
  .as({
    type: 'AWS.RDS.ClusterSnapshot',
    cfn: null,
    label: 'RDS cluster snapshots',
    note: 'Those that somebody made: only they outlive their cluster, and only they can be shared.',
    icon: 'archive',
    scope: 'regional',
    volatile: ['PercentProgress'],
    consolePath: (ref) => `rds/home?region=${ref.region}#db-snapshot:engine=aurora;id=${idOf(ref)}`,
    model: (s, d) => {
      if (d.attributes === null) return undefined;
      const snapshotArn = required(s.DBClusterSnapshotArn, 'DBClusterSnapshotArn');
      return {
        resourceId: snapshotArn,
        arn: snapshotArn,
        id: s.DBClusterSnapshotIdentifier,
        name: s.DBClusterSnapshotIdentifier,
        tags: tagsOf(s.TagList ?? null),
        timeCreated: s.SnapshotCreateTime,
        attributes: {
          ...fieldsOf(s, [
            'AllocatedStorage',
            'AvailabilityZones',
            'ClusterCreateTime',
            'DBClusterIdentifier',
            'DbClusterResourceId',
            'Engine',
            'EngineMode',
            'EngineVersion',
            'IAMDatabaseAuthenticationEnabled',
            'KmsKeyId',
            'LicenseModel',
            'MasterUsername',
            'PercentProgress',
            'Port',
            'SnapshotType',
            'SourceDBClusterSnapshotArn',
            'Status',
            'StorageEncrypted',
            'StorageType',
            'VpcId',
          ]),
          DBClusterSnapshotAttributes: partOf(
            d.attributes,
            (output) => output.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes,
          ),
        },
      };
    },
  });
