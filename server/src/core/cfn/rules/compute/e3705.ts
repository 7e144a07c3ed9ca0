import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { numberAt, placeOf, textAt, writtenAt } from '../written.ts';
import { queueOfMapping } from './queueOfMapping.ts';

export const e3705: ResourceRule = {
  kind: 'resource',
  id: 'E3705',
  severity: 'error',
  title: 'Batches of FIFO queues',
  about: 'A function gets at most 10 messages of a FIFO queue at once.',
  link: servicePage('lambda/latest/dg/services-sqs-configure'),
  mutedByMacros: true,
  *check(mapping, { template }) {
    const queue = queueOfMapping(mapping, template);
    const size = numberAt(mapping.properties, 'BatchSize');
    const written = writtenAt(mapping.properties, 'BatchSize');
    const isFifo = queue !== undefined && textAt(queue.properties, 'FifoQueue') === 'true';
    if (!isFifo || size === undefined || written === undefined || size <= 10) return;
    yield { span: placeOf(written.node), message: `Of a FIFO queue a batch has at most 10 messages, not: ${size}` };
  },
};
