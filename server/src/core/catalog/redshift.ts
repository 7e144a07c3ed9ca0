import { fieldsOf, partOf, required, tagsOf } from './fields.ts';
import { arn, lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';

const redshift = serviceOf<typeof import('@aws-sdk/client-redshift')>({ id: 'redshift', label: 'Redshift' });

/** The SDK names the error differently from what the service sends. */
const gone = ['ClusterNotFound', 'ClusterNotFoundFault'];
const describeClusters = redshift.op('DescribeClusters');

export const redshiftCluster = list(describeClusters, { input: { MaxRecords: 100 }, items: (page) => page.Clusters })
  .detail('logging', redshift.op('DescribeLoggingStatus'), (c) => ({ ClusterIdentifier: c.ClusterIdentifier }), {
    absent: gone,
  })
  .lookup(describeClusters, {
    input: (ref) => ({ ClusterIdentifier: lastPart(ref) }),
    items: (page) => page.Clusters,
    gone,
  })
  .as({
    type: 'AWS.Redshift.Cluster',
    cfn: 'AWS::Redshift::Cluster',
    label: 'Redshift clusters',
    icon: 'graph',
    scope: 'regional',
    volatile: [
      'ClusterAvailabilityStatus',
      'DataTransferProgress',
      'LoggingStatus.LastFailureMessage',
      'LoggingStatus.LastFailureTime',
      'LoggingStatus.LastSuccessfulDeliveryTime',
      'RestoreStatus',
    ],
    secrets: ['PendingModifiedValues.MasterUserPassword'],
    consolePath: (ref) => `redshiftv2/home?region=${ref.region}#cluster-details?cluster=${lastPart(ref)}`,
    model: (c, d, place) => {
      const id = required(c.ClusterIdentifier, 'ClusterIdentifier');
      const clusterArn = arn(place, 'redshift', `cluster:${id}`);
      return {
        resourceId: clusterArn,
        arn: clusterArn,
        id,
        name: c.DBName,
        tags: tagsOf(c.Tags ?? null),
        timeCreated: c.ClusterCreateTime,
        attributes: {
          ...fieldsOf(c, [
            'AllowVersionUpgrade',
            'AutomatedSnapshotRetentionPeriod',
            'AvailabilityZone',
            'ClusterAvailabilityStatus',
            'ClusterNodes',
            'ClusterParameterGroups',
            'ClusterPublicKey',
            'ClusterRevisionNumber',
            'ClusterSecurityGroups',
            'ClusterSnapshotCopyStatus',
            'ClusterStatus',
            'ClusterSubnetGroupName',
            'ClusterVersion',
            'DataTransferProgress',
            'DeferredMaintenanceWindows',
            'ElasticIpStatus',
            'ElasticResizeNumberOfNodeOptions',
            'Encrypted',
            'Endpoint',
            'EnhancedVpcRouting',
            'HsmStatus',
            'IamRoles',
            'KmsKeyId',
            'MaintenanceTrackName',
            'ManualSnapshotRetentionPeriod',
            'MasterUsername',
            'ModifyStatus',
            'NodeType',
            'NumberOfNodes',
            'PendingActions',
            'PendingModifiedValues',
            'PreferredMaintenanceWindow',
            'PubliclyAccessible',
            'ResizeInfo',
            'RestoreStatus',
            'SnapshotScheduleIdentifier',
            'SnapshotScheduleState',
            'VpcId',
            'VpcSecurityGroups',
          ]),
          LoggingStatus: partOf(d.logging, ({ $metadata: _, ...status }) => status),
        },
      };
    },
  });
