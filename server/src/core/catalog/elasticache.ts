import { fieldsOf, required } from './fields.ts';
import { idOf } from './place.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const elasticache = serviceOf<typeof import('@aws-sdk/client-elasticache')>({
  id: 'elasticache',
  label: 'ElastiCache',
});

const describeClusters = elasticache.op('DescribeCacheClusters');
const describeGroups = elasticache.op('DescribeReplicationGroups');

export const cacheCluster = list(describeClusters, {
  input: { MaxRecords: 100, ShowCacheNodeInfo: true },
  items: (page) => page.CacheClusters,
})
  .shared('tags', getTaggedResources, tagsOfType('elasticache:cluster'))
  .lookup(describeClusters, {
    input: (ref) => ({ CacheClusterId: idOf(ref), ShowCacheNodeInfo: true }),
    items: (page) => page.CacheClusters,
    gone: ['CacheClusterNotFound', 'CacheClusterNotFoundFault'],
  })
  .as({
    type: 'AWS.ElastiCache.CacheCluster',
    cfn: 'AWS::ElastiCache::CacheCluster',
    label: 'ElastiCache clusters',
    icon: 'chip',
    scope: 'regional',
    consolePath: (ref) => `elasticache/home?region=${ref.region}#/`,
    model: (cluster, d) => {
      const clusterArn = required(cluster.ARN, 'ARN');
      return {
        resourceId: clusterArn,
        arn: clusterArn,
        id: cluster.CacheClusterId,
        tags: tagsAt(d.tags, clusterArn),
        timeCreated: cluster.CacheClusterCreateTime,
        attributes: fieldsOf(cluster, [
          'AtRestEncryptionEnabled',
          'AuthTokenEnabled',
          'AuthTokenLastModifiedDate',
          'AutoMinorVersionUpgrade',
          'CacheClusterStatus',
          'CacheNodeType',
          'CacheNodes',
          'CacheParameterGroup',
          'CacheSecurityGroups',
          'CacheSubnetGroupName',
          'ConfigurationEndpoint',
          'Engine',
          'EngineVersion',
          'IpDiscovery',
          'LogDeliveryConfigurations',
          'NetworkType',
          'NotificationConfiguration',
          'NumCacheNodes',
          'PendingModifiedValues',
          'PreferredAvailabilityZone',
          'PreferredMaintenanceWindow',
          'PreferredOutpostArn',
          'ReplicationGroupId',
          'ReplicationGroupLogDeliveryEnabled',
          'SecurityGroups',
          'SnapshotRetentionLimit',
          'SnapshotWindow',
          'TransitEncryptionEnabled',
          'TransitEncryptionMode',
        ]),
      };
    },
  });

export const replicationGroup = list(describeGroups, {
  input: { MaxRecords: 100 },
  items: (page) => page.ReplicationGroups,
})
  .shared('tags', getTaggedResources, tagsOfType('elasticache:replicationgroup'))
  .lookup(describeGroups, {
    input: (ref) => ({ ReplicationGroupId: idOf(ref) }),
    items: (page) => page.ReplicationGroups,
    gone: ['ReplicationGroupNotFoundFault'],
  })
  .as({
    type: 'AWS.ElastiCache.ReplicationGroup',
    cfn: 'AWS::ElastiCache::ReplicationGroup',
    label: 'ElastiCache replication groups',
    icon: 'layers-active',
    scope: 'regional',
    consolePath: (ref) => `elasticache/home?region=${ref.region}#/redis/${idOf(ref)}`,
    model: (group, d) => {
      const groupArn = required(group.ARN, 'ARN');
      return {
        resourceId: groupArn,
        arn: groupArn,
        id: group.ReplicationGroupId,
        tags: tagsAt(d.tags, groupArn),
        timeCreated: group.ReplicationGroupCreateTime,
        attributes: fieldsOf(group, [
          'AtRestEncryptionEnabled',
          'AuthTokenEnabled',
          'AuthTokenLastModifiedDate',
          'AutoMinorVersionUpgrade',
          'AutomaticFailover',
          'CacheNodeType',
          'ClusterEnabled',
          'ClusterMode',
          'ConfigurationEndpoint',
          'DataTiering',
          'Description',
          'Durability',
          'Engine',
          'GlobalReplicationGroupInfo',
          'IpDiscovery',
          'KmsKeyId',
          'LogDeliveryConfigurations',
          'MemberClusters',
          'MemberClustersOutpostArns',
          'MultiAZ',
          'NetworkType',
          'NodeGroups',
          'PendingModifiedValues',
          'SnapshotRetentionLimit',
          'SnapshotWindow',
          'SnapshottingClusterId',
          'Status',
          'StorageEncryptionType',
          'TransitEncryptionEnabled',
          'TransitEncryptionMode',
          'UserGroupIds',
        ]),
      };
    },
  });
