import { valueAt } from '../../document/node.ts';
import { functionAt } from '../../model/functions.ts';
import type { Resource } from '../../model/template.ts';
import type { ResourceRule } from '../rule.ts';
import { areTogether, identityOf, nameOf, placeOf, resourcesOf } from '../written.ts';

export const e3019: ResourceRule = {
  kind: 'resource',
  id: 'E3019',
  severity: 'error',
  title: 'Resources that are the same',
  about: 'No two resources of a type have the name, or whatever identifies one, in common. The later one is marked.',
  mutedByMacros: true,
  *check(resource, { template, schemas, logic }) {
    const schema = resource.type === null ? null : schemas.get(resource.type);
    const keys = schema?.primaryIdentifier ?? [];
    // What AWS gives, or what stands deeper, cannot be compared.
    if (schema === null || keys.length === 0 || !keys.every((key) => Object.hasOwn(schema.properties, key))) return;
    const own = identityIn(resource, keys);
    const [first = ''] = keys;
    const place = valueAt(resource.properties, first);
    if (own === null || place === undefined) return;
    for (const other of resourcesOf(template, schema.type)) {
      if (other.id === resource.id) return;
      if (identityIn(other, keys) !== own || !areTogether(logic, resource, other)) continue;
      yield {
        span: placeOf(place),
        message: `The same ${keys.join(', ')} as another ${schema.type} of this template: ${other.id}`,
        related: [{ span: nameOf(other), message: 'This is the other one.' }],
      };
      return;
    }
  },
};

/** Null: some of it is not known. */
function identityIn({ properties }: Resource, keys: readonly string[]): string | null {
  if (functionAt(properties) !== null) return null;
  const parts = keys.map((key) => identityOf(valueAt(properties, key)));
  return parts.some((part) => part === undefined || part === 'Ref AWS::NoValue') ? null : parts.join('\n');
}
