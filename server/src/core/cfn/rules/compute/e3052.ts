import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, nameOf, textAt } from '../written.ts';
import { taskOf } from './fargate.ts';

export const e3052: ResourceRule = {
  kind: 'resource',
  id: 'E3052',
  severity: 'error',
  title: 'Networks of services',
  about: 'A service whose task has the NetworkMode awsvpc says in which subnets it is.',
  link: servicePage('AmazonECS/latest/developerguide/task-networking'),
  mutedByMacros: true,
  *check(service, { template }) {
    const task = taskOf(service, template);
    if (task === undefined || textAt(task.properties, 'NetworkMode') !== 'awsvpc') return;
    if (!lacks(service.properties, 'NetworkConfiguration')) return;
    yield { span: nameOf(service), message: 'With a task in awsvpc a service needs: NetworkConfiguration' };
  },
};
