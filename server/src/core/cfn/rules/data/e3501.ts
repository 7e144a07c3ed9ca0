import { entryOf } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';
import { mayBeNothing } from '../schema/presence.ts';
import { lacks, placeOf, textAt, writtenAt } from '../written.ts';

export const e3501: ResourceRule = {
  kind: 'resource',
  id: 'E3501',
  severity: 'error',
  title: 'FIFO queues',
  about:
    'The name of a FIFO queue ends in .fifo, that of another does not; only FIFO queues have what is about duplicates.',
  link: servicePage('AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::SQS::Queue') return;
    const name = writtenAt(properties, 'QueueName');
    const isFifo = textAt(properties, 'FifoQueue') === 'true';
    const isPlain = lacks(properties, 'FifoQueue') || textAt(properties, 'FifoQueue') === 'false';
    if (isFifo && name !== undefined && !name.text.endsWith('.fifo')) {
      yield { span: placeOf(name.node), message: `The name of a FIFO queue ends in .fifo, not: ${name.text}` };
    }
    if (!isPlain) return;
    for (const key of ['ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit']) {
      const entry = entryOf(properties, key);
      if (entry === undefined || mayBeNothing(entry.value) || textAt(properties, key) === 'false') continue;
      yield { span: innerSpan(entry.key), message: `Only a queue with FifoQueue: true has the property: ${key}` };
    }
  },
};
