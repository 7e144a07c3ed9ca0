import {
  CreateCacheClusterCommand,
  CreateReplicationGroupCommand,
  ElastiCacheClient,
} from '@aws-sdk/client-elasticache';
import type { Cache } from '../blueprint/data.ts';
import type { Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedCaches({ connection }: Site, caches: readonly Cache[]): Promise<void> {
  const elastiCache = new ElastiCacheClient(connection);
  for (const { name, owner, replicated, encrypted } of caches) {
    const common = { Engine: 'redis', EngineVersion: '7.1', CacheNodeType: 'cache.t4g.small', Tags: tagList(owner) };
    await (replicated
      ? elastiCache.send(
          new CreateReplicationGroupCommand({
            ReplicationGroupId: name,
            ReplicationGroupDescription: name,
            NumCacheClusters: 2,
            AutomaticFailoverEnabled: true,
            AtRestEncryptionEnabled: encrypted,
            TransitEncryptionEnabled: encrypted,
            ...common,
          }),
        )
      : elastiCache.send(
          new CreateCacheClusterCommand({
            CacheClusterId: name,
            NumCacheNodes: 1,
            TransitEncryptionEnabled: encrypted,
            ...common,
          }),
        ));
  }
}
