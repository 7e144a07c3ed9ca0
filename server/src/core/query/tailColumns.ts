/** The columns of types that are read through Cloud Control: CloudFormation's schemas tell what they have. */
import type { Attribute } from '../catalog/attributeNames.ts';
import type { ResourceSchema, ValueType } from '../cfn/schema/schema.ts';

/** Properties, and what can only be read; `Tags` are the resource's own. In alphabetical order. */
export function attributesOfSchema({ properties, attributes }: ResourceSchema): readonly Attribute[] {
  const types = new Map<string, ValueType>();
  for (const [name, { type }] of Object.entries({ ...attributes, ...properties })) {
    // `Endpoint.Address` is within the attribute Endpoint.
    const [outer = name, ...inner] = name.split('.');
    if (outer !== 'Tags' && /^\w+$/.test(outer) && !types.has(outer)) {
      types.set(outer, inner.length > 0 ? { kind: 'json' } : type);
    }
  }
  return [...types].map(([name, type]) => ({ name, kind: kindOf(type) })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(type: ValueType): Attribute['kind'] {
  switch (type.kind) {
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'list':
      return type.kind;
    case 'string':
    case 'timestamp':
    case 'null':
      return 'text';
    default:
      return 'object';
  }
}
