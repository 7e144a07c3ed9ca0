/** What Fn::GetAtt gives of a resource type. */
import type { ResourceSchema, SchemaIndex, ValueType } from './schema.ts';
import { isServerlessType, madeOfServerless, partsOfServerless } from './serverless.ts';
import { isCustomType, isModuleType } from './typeNames.ts';

export type AttributeAnswer =
  | { readonly kind: 'known'; readonly type: ValueType }
  /** The type, or what it gives, is not known here. */
  | { readonly kind: 'open' }
  /** `isProperty`: it is set in the template, and most types do not give it back. */
  | { readonly kind: 'none'; readonly names: readonly string[]; readonly isProperty: boolean };

const TEXT: ValueType = { kind: 'string' };

/** Stacks within stacks: what their templates put out. */
const WITH_OUTPUTS = new Set([
  'AWS::CloudFormation::Stack',
  'AWS::Serverless::Application',
  'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
]);

export function attributeOf(type: string, attribute: string, schemas: SchemaIndex): AttributeAnswer {
  if (isCustomType(type) || isModuleType(type)) return { kind: 'open' };
  if (WITH_OUTPUTS.has(type) && attribute.startsWith('Outputs.')) return { kind: 'known', type: TEXT };
  const [first = ''] = attribute.split('.');
  if (isServerlessType(type) && partsOfServerless.includes(first)) return { kind: 'open' };
  const schema = schemas.get(own(madeOfServerless, type) ?? type);
  if (schema === null) return { kind: 'open' };
  const known = own(schema.attributes, attribute);
  if (known !== undefined) return { kind: 'known', type: known.type };
  return insideOf(schema, attribute) ?? none(schema, first);
}

/** `Endpoint.Address` where the type has `Endpoint`, and what it is made of is known. */
function insideOf(schema: ResourceSchema, attribute: string): AttributeAnswer | null {
  const parts = attribute.split('.');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const outer = own(schema.attributes, parts.slice(0, length).join('.'));
    if (outer === undefined) continue;
    let type = outer.type;
    for (const part of parts.slice(length)) {
      if (type.kind !== 'object') return type.kind === 'string' ? null : { kind: 'open' };
      const inner = own(schema.definitions[type.name]?.properties ?? {}, part);
      if (inner === undefined) return null;
      type = inner.type;
    }
    return { kind: 'known', type };
  }
  return null;
}

function none(schema: ResourceSchema, first: string): AttributeAnswer {
  return {
    kind: 'none',
    names: Object.keys(schema.attributes),
    isProperty: Object.hasOwn(schema.properties, first),
  };
}

/** Templates may name what every object inherits: `constructor`. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
