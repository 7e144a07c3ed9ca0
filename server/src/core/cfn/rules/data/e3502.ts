import { nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, placeOf, resourceNamed, textAt } from '../written.ts';

export const e3502: ResourceRule = {
  kind: 'resource',
  id: 'E3502',
  severity: 'error',
  title: 'Queues of dead letters',
  about: 'Dead letters of a FIFO queue go to a FIFO queue, those of another to one that is none.',
  link: servicePage('AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues'),
  mutedByMacros: true,
  *check({ type, properties }, { template }) {
    if (type !== 'AWS::SQS::Queue') return;
    const place = nodeAtPath(properties, ['RedrivePolicy', 'deadLetterTargetArn']);
    const target = resourceNamed(place, 'AWS::SQS::Queue', template);
    const [own, its] = [kindOf(properties), kindOf(target?.properties ?? null)];
    if (place === undefined || target === undefined || own === null || its === null || own === its) return;
    yield {
      span: placeOf(place),
      message: `This is ${own}, and that to which its dead letters go ${its}: ${target.id}`,
    };
  },
};

/** Null: it is not known. */
function kindOf(properties: Parameters<typeof lacks>[0]): 'a FIFO queue' | 'no FIFO queue' | null {
  if (properties === null || properties === undefined || lacks(properties, 'FifoQueue')) return 'no FIFO queue';
  const text = textAt(properties, 'FifoQueue');
  return text === 'true' ? 'a FIFO queue' : text === 'false' ? 'no FIFO queue' : null;
}
