import { valueAt } from '../../document/node.ts';
import type { ResourceRule } from '../rule.ts';
import { placeOf, resourceNamed, textAt, writtenAt } from '../written.ts';

export const e3707: ResourceRule = {
  kind: 'resource',
  id: 'E3707',
  severity: 'error',
  title: 'Engines of databases in clusters',
  about: 'A database of a cluster has the engine of its cluster.',
  mutedByMacros: true,
  *check({ type, properties }, { template }) {
    if (type !== 'AWS::RDS::DBInstance') return;
    const cluster = resourceNamed(valueAt(properties, 'DBClusterIdentifier'), 'AWS::RDS::DBCluster', template);
    const own = writtenAt(properties, 'Engine');
    const its = textAt(cluster?.properties ?? null, 'Engine');
    if (cluster === undefined || own === undefined || its === undefined || own.text === its) return;
    yield { span: placeOf(own.node), message: `The engine of the cluster ${cluster.id} is ${its}, not: ${own.text}` };
  },
};
