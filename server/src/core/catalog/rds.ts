import type { PartResult } from './entry.ts';
import { fieldsOf, listedIn, required, tagsOf } from './fields.ts';
import { lastPart } from './place.ts';
import type { OutputOf } from './sdk.ts';
import { list, serviceOf } from './service.ts';
import type { ResourceRef } from './types.ts';

const rds = serviceOf<typeof import('@aws-sdk/client-rds')>({ id: 'rds', label: 'RDS' });

type Attributes = OutputOf<typeof import('@aws-sdk/client-rds'), 'DescribeDBSnapshotAttributes'>;

const describeInstances = rds.op('DescribeDBInstances');

function instanceId(ref: ResourceRef): string {
  return ref.id ?? lastPart(ref);
}

/** Undefined where one was not read: half a list would look like a change. A null output: the snapshot is gone. */
function attributesOf(parts: readonly PartResult<unknown, Attributes>[]): readonly object[] | undefined {
  if (parts.some((part) => part.output === undefined)) return undefined;
  return parts.flatMap((part) => part.output?.DBSnapshotAttributesResult ?? []);
}

export const dbInstance = list(describeInstances, { input: { MaxRecords: 100 }, items: (page) => page.DBInstances })
  .shared('snapshots', rds.op('DescribeDBSnapshots'), {
    // Only these can be shared.
    input: { SnapshotType: 'manual', MaxRecords: 100 },
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
    input: (ref) => ({ DBInstanceIdentifier: instanceId(ref) }),
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
    consolePath: (ref) => `rds/home?region=${ref.region}#database:id=${instanceId(ref)};is-cluster=false`,
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
          SnapshotAttributes: d.snapshots && d.attributes && attributesOf(d.attributes),
        },
      };
    },
  });
