import { valueAt } from '../../document/node.ts';
import type { ResourceRule } from '../rule.ts';
import { nameOf, placeOf } from '../written.ts';
import { compatibilitiesOf, isOnFargate, taskOf } from './fargate.ts';

export const e3054: ResourceRule = {
  kind: 'resource',
  id: 'E3054',
  severity: 'error',
  title: 'Services on Fargate',
  about: 'Their task says that it can run on Fargate.',
  mutedByMacros: true,
  *check(service, { template }) {
    const task = isOnFargate(service) ? taskOf(service, template) : undefined;
    const place = valueAt(service.properties, 'TaskDefinition');
    const names = task === undefined ? undefined : compatibilitiesOf(task);
    if (task === undefined || place === undefined || names === undefined || names.includes('FARGATE')) return;
    yield {
      span: placeOf(place),
      message: `RequiresCompatibilities of this task does not name FARGATE: ${task.id}`,
      related: [{ span: nameOf(task), message: 'The task' }],
    };
  },
};
