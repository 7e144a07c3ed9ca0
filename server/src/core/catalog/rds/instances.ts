import { fieldsOf, listedIn, outputsOf, required, tagsOf } from '../fields.ts';
import { idOf } from '../place.ts';
import { list } from '../service.ts';
import { pageSize, rds } from './service.ts';

const describeInstances = rds.op('DescribeDBInstances');

export const dbInstance = list(describeInstances, {
  input: { MaxRecords: pageSize },
  items: (page) => page.DBInstances,
})
  .shared('snapshots', rds.op('DescribeDBSnapshots'), {
    // Only these can be shared.
    input: { SnapshotType: 'manual', MaxRecords: pageSize },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.DBSnapshots),
        (snapshot) => snapshot.DBInstanceIdentifier,
      ),
  })
  // Whom a snapshot is shared with is told for one snapshot at a time only.
  .each('attributes', rds.op('DescribeDBSnapshotAttributes'), {
    of: (i, d) => d.snapshots?.get(i.DBInstanceIdentifier),
    input: (snapshot) => ({ DBSnapshotIdentifier: snapshot.DBSnapshotIdentifier }),
    absent: ['DBSnapshotNotFound', 'DBSnapshotNotFoundFault'],
  })
  .lookup(describeInstances, {
    input: (ref) => ({ DBInstanceIdentifier: idOf(ref) }),
    items: (page) => page.DBInstances,
    gone: ['DBInstanceNotFound', 'DBInstanceNotFoundFault'],
  })
  .as({
    type: 'AWS.RDS.Instance',
    cfn: 'AWS::RDS::DBInstance',
    label: 'RDS instances',
    icon: 'server',
    scope: 'regional',
    volatile: ['LatestRestorableTime'],
    secrets: ['PendingModifiedValues.MasterUserPassword'],
    consolePath: (ref) => `rds/home?region=${ref.region}#database:id=${idOf(ref)};is-cluster=false`,
    model: (i, d) => {
      const instanceArn = required(i.DBInstanceArn, 'DBInstanceArn');
      return {
        resourceId: instanceArn,
        arn: instanceArn,
        id: i.DBInstanceIdentifier,
        name: i.DBName,
        tags: tagsOf(i.TagList ?? null),
        timeCreated: i.InstanceCreateTime,
        attributes: {
          ...fieldsOf(i, [
            'AllocatedStorage',
            'AssociatedRoles',
            'AutoMinorVersionUpgrade',
            'AvailabilityZone',
            'BackupRetentionPeriod',
            'CACertificateIdentifier',
            'CharacterSetName',
            'CopyTagsToSnapshot',
            'DBClusterIdentifier',
            'DBInstanceClass',
            'DBInstanceStatus',
            'DBParameterGroups',
            'DBSecurityGroups',
            'DBSubnetGroup',
            'DbInstancePort',
            'DbiResourceId',
            'DeletionProtection',
            'DomainMemberships',
            'EnabledCloudwatchLogsExports',
            'Endpoint',
            'Engine',
            'EngineVersion',
            'EnhancedMonitoringResourceArn',
            'IAMDatabaseAuthenticationEnabled',
            'Iops',
            'KmsKeyId',
            'LatestRestorableTime',
            'LicenseModel',
            'ListenerEndpoint',
            'MasterUsername',
            'MaxAllocatedStorage',
            'MonitoringInterval',
            'MonitoringRoleArn',
            'MultiAZ',
            'OptionGroupMemberships',
            'PendingModifiedValues',
            'PerformanceInsightsEnabled',
            'PerformanceInsightsKMSKeyId',
            'PerformanceInsightsRetentionPeriod',
            'PreferredBackupWindow',
            'PreferredMaintenanceWindow',
            'ProcessorFeatures',
            'PromotionTier',
            'PubliclyAccessible',
            'ReadReplicaDBClusterIdentifiers',
            'ReadReplicaDBInstanceIdentifiers',
            'ReadReplicaSourceDBInstanceIdentifier',
            'SecondaryAvailabilityZone',
            'StatusInfos',
            'StorageEncrypted',
            'StorageType',
            'TdeCredentialArn',
            'Timezone',
            'VpcSecurityGroups',
          ]),
          SnapshotAttributes:
            d.snapshots && outputsOf(d.attributes)?.flatMap((output) => output.DBSnapshotAttributesResult ?? []),
        },
      };
    },
  });
