import { valueAt } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, nameOf, numberAt, placeOf, resourceNamed } from '../written.ts';
import { queueOfMapping } from './queueOfMapping.ts';

export const e3505: ResourceRule = {
  kind: 'resource',
  id: 'E3505',
  severity: 'error',
  title: 'Queues that functions read',
  about: 'A queue hides a message at least as long as the function that reads it may work.',
  link: servicePage('lambda/latest/dg/services-sqs-configure'),
  mutedByMacros: true,
  *check(mapping, { template }) {
    const queue = queueOfMapping(mapping, template);
    const name = valueAt(mapping.properties, 'FunctionName');
    const reader = resourceNamed(name, 'AWS::Lambda::Function', template);
    if (queue === undefined || reader === undefined) return;
    const hidden =
      numberAt(queue.properties, 'VisibilityTimeout') ??
      (queue.properties === null || lacks(queue.properties, 'VisibilityTimeout') ? 30 : undefined);
    const timeout = numberAt(reader.properties, 'Timeout');
    if (hidden === undefined || timeout === undefined || hidden >= timeout) return;
    const place = valueAt(queue.properties, 'VisibilityTimeout');
    yield {
      span: place === undefined ? nameOf(queue) : placeOf(place),
      message: `The queue hides messages for ${hidden} seconds, less than ${reader.id} may work: ${timeout}`,
      related: [{ span: nameOf(mapping), message: 'This lets the function read the queue.' }],
    };
  },
};
