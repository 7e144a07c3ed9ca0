/** What a resource's schema says about a place in it. */
import type { Resource, Template } from '../model/template.ts';
import type { DefinitionSchema, PropertySchema, ResourceSchema, SchemaIndex, ValueType } from '../schema/schema.ts';

export interface SchemaAt {
  readonly resource: Resource;
  readonly schema: ResourceSchema;
  /** Of the value at the place; null: the properties as a whole. */
  readonly type: ValueType | null;
  /** The property that holds it, if it is one or an item of one. */
  readonly property: PropertySchema | null;
  /** What the map at the place may have; null: it is no map with known keys. */
  readonly definition: DefinitionSchema | null;
}

/** `path`: of a place within a resource's Properties, from the root. Null: nothing is known of it. */
export function schemaAt(
  template: Template,
  schemas: SchemaIndex,
  path: readonly (string | number)[],
): SchemaAt | null {
  const [section, id, part, ...rest] = path;
  if (section !== 'Resources' || typeof id !== 'string' || part !== 'Properties') return null;
  const resource = template.resources.get(id);
  const schema = resource?.type == null ? null : schemas.get(resource.type);
  if (resource === undefined || schema === null) return null;
  let at: SchemaAt = { resource, schema, type: null, property: null, definition: schema };
  for (let index = 0; index < rest.length; index += 1) {
    const key = rest[index];
    // Both ways of a condition have the place of the whole.
    if (key === 'Fn::If') {
      index += 1;
      continue;
    }
    const next = key === undefined ? null : inner(at, key);
    if (next === null) return null;
    at = next;
  }
  return at;
}

function inner(at: SchemaAt, key: string | number): SchemaAt | null {
  if (at.definition !== null && typeof key === 'string') {
    const property = Object.hasOwn(at.definition.properties, key) ? at.definition.properties[key] : undefined;
    return property === undefined ? null : placed(at, property.type, property);
  }
  for (const type of alternativesOf(at.type)) {
    if (type.kind === 'list' && typeof key === 'number') return placed(at, type.of, at.property);
    if (type.kind === 'map' && typeof key === 'string') return placed(at, type.of, at.property);
  }
  return null;
}

function placed({ resource, schema }: SchemaAt, type: ValueType, property: PropertySchema | null): SchemaAt {
  return { resource, schema, type, property, definition: definitionOf(type, schema) };
}

export function alternativesOf(type: ValueType | null): readonly ValueType[] {
  if (type === null) return [];
  return type.kind === 'union' ? type.of.flatMap(alternativesOf) : [type];
}

/** The keys of all definitions that a value may have; null: none is known. */
function definitionOf(type: ValueType, schema: ResourceSchema): DefinitionSchema | null {
  const definitions = alternativesOf(type).flatMap((one) => {
    if (one.kind === 'tag') return [TAG];
    const definition = one.kind === 'object' ? schema.definitions[one.name] : undefined;
    return definition === undefined ? [] : [definition];
  });
  const [first, ...others] = definitions;
  if (first === undefined || others.length === 0) return first ?? null;
  return {
    properties: Object.assign({}, ...definitions.map(({ properties }) => properties)) as DefinitionSchema['properties'],
  };
}

const TAG: DefinitionSchema = {
  properties: {
    Key: { type: { kind: 'string' }, required: true, doc: 'The name of the tag.' },
    Value: { type: { kind: 'string' }, required: true, doc: 'The value of the tag.' },
  },
};

/** `text`, `list of SecurityGroup`, `true or false`. */
export function typeText(type: ValueType): string {
  switch (type.kind) {
    case 'string':
      return 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'json':
      return 'JSON';
    case 'timestamp':
      return 'time';
    case 'tag':
      return 'Key and Value';
    case 'list':
      return `list of ${typeText(type.of)}`;
    case 'map':
      return `map of ${typeText(type.of)}`;
    case 'object':
      return type.name;
    case 'union':
      return type.of.map(typeText).join(' or ');
    default:
      return type.kind;
  }
}
