/** Which API the parts of one belong to. */
import { valueAt } from '../../document/node.ts';
import type { Resource, Template } from '../../model/template.ts';
import type { Finding } from '../rule.ts';
import { identityOf, nameOf, placeOf, resourceNamed } from '../written.ts';

/** What a part names by `key`, a resource of `type`, belongs to the same API as the part. */
export function* otherApi(part: Resource, key: string, type: string, template: Template): Generator<Finding> {
  const place = valueAt(part.properties, key);
  const other = resourceNamed(place, type, template);
  const [own, its] = [part, other].map((one) => identityOf(valueAt(one?.properties, 'RestApiId')));
  if (place === undefined || other === undefined || own === undefined || its === undefined || own === its) return;
  // Whether a name that is written out is that of a resource is not known.
  if (own.startsWith('text ') !== its.startsWith('text ') || own.startsWith('GetAtt') || its.startsWith('GetAtt'))
    return;
  yield {
    span: placeOf(place),
    message: `This belongs to another API than ${part.id}: ${other.id}`,
    related: [{ span: nameOf(other), message: 'This is it.' }],
  };
}
