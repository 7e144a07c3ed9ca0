import { valueAt } from '../../document/node.ts';
import type { Resource, Template } from '../../model/template.ts';
import { resourceNamed } from '../written.ts';

/** The queue of this template from which a mapping of events reads. */
export function queueOfMapping({ type, properties }: Resource, template: Template): Resource | undefined {
  if (type !== 'AWS::Lambda::EventSourceMapping') return undefined;
  return resourceNamed(valueAt(properties, 'EventSourceArn'), 'AWS::SQS::Queue', template);
}
