import type { ResourceRule } from '../rule.ts';
import { lacks, placeOf, writtenAt } from '../written.ts';

export const e3704: ResourceRule = {
  kind: 'resource',
  id: 'E3704',
  severity: 'error',
  title: 'Encryption of Valkey',
  about: 'A group of caches with the engine valkey says TransitEncryptionEnabled.',
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::ElastiCache::ReplicationGroup') return;
    const engine = writtenAt(properties, 'Engine');
    if (engine?.text !== 'valkey' || !lacks(properties, 'TransitEncryptionEnabled')) return;
    yield { span: placeOf(engine.node), message: 'With the engine valkey this is due: TransitEncryptionEnabled' };
  },
};
