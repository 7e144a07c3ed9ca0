/** A resource type as CloudFormation's registry describes it, a JSON schema of a kind, as what is known of a type here. */
import type { AttributeSchema, DefinitionSchema, PropertySchema, ResourceSchema, ValueType } from './schema.ts';
import { shortDoc } from './shortDoc.ts';

/** As far as it is read; anything may be missing, or be something else. */
interface Raw {
  readonly [key: string]: unknown;
}

/** Null: this is no description of a resource type. Never throws for what it says. */
export function schemaOfRegistry(given: unknown): ResourceSchema | null {
  const raw = record(given);
  const type = raw['typeName'];
  if (typeof type !== 'string' || !/^\w+::\w+::\w+(?:::\w+)*$/.test(type) || !isRecord(raw['properties'])) return null;
  const readOnly = paths(raw['readOnlyProperties']);
  const definitions = new Map<string, DefinitionSchema>();
  const reader = createReader(record(raw['definitions']), definitions);
  const main = reader.definition(raw, '');
  const settable = Object.entries(main.properties).filter(([name]) => !readOnly.includes(name));
  const once = new Set(paths(raw['createOnlyProperties']));
  const perhaps = new Set(paths(raw['conditionalCreateOnlyProperties']));
  const deprecated = new Set(paths(raw['deprecatedProperties']));
  const properties = Object.fromEntries(
    settable.map(([name, property]): [string, PropertySchema] => [
      name,
      {
        ...property,
        ...(once.has(name) ? { replaces: 'yes' as const } : perhaps.has(name) ? { replaces: 'maybe' as const } : {}),
        ...(deprecated.has(name) && { deprecated: true as const }),
      },
    ]),
  );
  return {
    type,
    ...docOf(raw),
    properties,
    attributes: attributesOf(readOnly, main, definitions),
    definitions: Object.fromEntries(definitions),
    primaryIdentifier: paths(raw['primaryIdentifier']),
    tags: tagsOf(raw, properties),
    // The registry does not tell.
    stateful: false,
    arn: null,
  };
}

/** `/properties/Endpoint/Address` gives `Endpoint.Address`; items of lists cannot be named. */
function attributesOf(
  readOnly: readonly string[],
  main: DefinitionSchema,
  definitions: ReadonlyMap<string, DefinitionSchema>,
): Readonly<Record<string, AttributeSchema>> {
  const found = readOnly.flatMap((path): [string, AttributeSchema][] => {
    let at: PropertySchema | undefined;
    let inside: DefinitionSchema | undefined = main;
    for (const part of path.split('.')) {
      at = own(inside?.properties, part);
      inside = at?.type.kind === 'object' ? definitions.get(at.type.name) : undefined;
    }
    if (path.includes('*') || at === undefined) return [];
    return [[path, { type: at.type, ...(at.doc !== undefined && { doc: at.doc }) }]];
  });
  return Object.fromEntries(found);
}

function tagsOf(raw: Raw, properties: ResourceSchema['properties']): string | null {
  const tagging = record(raw['tagging']);
  const [named = 'Tags'] = paths([tagging['tagProperty']]);
  return tagging['taggable'] !== false && Object.hasOwn(properties, named) ? named : null;
}

/** Definitions within definitions, by reference and by nesting: more than AWS has. */
const MAX_DEPTH = 24;

function createReader(raws: Raw, definitions: Map<string, DefinitionSchema>) {
  function definition(raw: Raw, name: string, depth = 0): DefinitionSchema {
    const variants = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => list(raw[key]).map(record));
    const own = record(raw['properties']);
    // Of variants each may be there, and none has to.
    const all: Raw = { ...Object.assign({}, ...variants.map((one) => record(one['properties']))), ...own };
    const required = new Set(list(raw['required']));
    return {
      ...docOf(raw),
      properties: Object.fromEntries(
        Object.entries(all).map(([key, value]): [string, PropertySchema] => [
          key,
          {
            ...property(record(value), name === '' ? key : `${name}.${key}`, depth + 1),
            ...(required.has(key) && { required: true as const }),
          },
        ]),
      ),
    };
  }

  function property(raw: Raw, name: string, depth: number): PropertySchema {
    const told = record(referenced(raw)?.raw);
    const { type, ...others } = { type: valueType(raw, name, depth), ...constraintsOf(told), ...constraintsOf(raw) };
    return { type, ...docOf(told), ...docOf(raw), ...others };
  }

  function valueType(raw: Raw, name: string, depth: number): ValueType {
    if (depth > MAX_DEPTH) return { kind: 'json' };
    const target = referenced(raw);
    if (target !== null) {
      if (!isObject(target.raw)) return valueType(target.raw, target.name, depth + 1);
      return object(target.raw, target.name, depth);
    }
    if (Array.isArray(raw['type']))
      return union(raw['type'].map((type) => valueType({ ...raw, type }, name, depth + 1)));
    if (isObject(raw)) return object(raw, name, depth);
    switch (raw['type']) {
      case 'string':
        return raw['format'] === 'date-time' ? { kind: 'timestamp' } : textType(raw['enum']);
      case 'integer':
      case 'number':
      case 'boolean':
      case 'null':
        return { kind: raw['type'] };
      case 'array':
        return { kind: 'list', of: valueType(record(raw['items']), name, depth + 1) };
      case 'object':
        return mapOf(raw, name, depth);
      default:
        return untyped(raw, name, depth);
    }
  }

  function object(raw: Raw, name: string, depth: number): ValueType {
    if (!definitions.has(name)) {
      // Definitions refer to each other in circles.
      definitions.set(name, { properties: {} });
      definitions.set(name, definition(raw, name, depth));
    }
    return { kind: 'object', name };
  }

  function mapOf(raw: Raw, name: string, depth: number): ValueType {
    const [values] = [...Object.values(record(raw['patternProperties'])), raw['additionalProperties']].filter(isRecord);
    return values === undefined || Object.keys(values).length === 0
      ? { kind: 'json' }
      : { kind: 'map', of: valueType(values, name, depth + 1) };
  }

  function untyped(raw: Raw, name: string, depth: number): ValueType {
    if (list(raw['enum']).some((value) => typeof value === 'string')) return textType(raw['enum']);
    const variants = ['oneOf', 'anyOf'].flatMap((key) => list(raw[key]).map(record));
    const typed = variants.filter((one) => one['type'] !== undefined || one['$ref'] !== undefined);
    return typed.length === 0 ? { kind: 'json' } : union(typed.map((one) => valueType(one, name, depth + 1)));
  }

  function referenced(raw: Raw): { readonly name: string; readonly raw: Raw } | null {
    const name = /^#\/definitions\/([^/]+)$/.exec(String(raw['$ref'] ?? ''))?.[1];
    const found = name === undefined ? undefined : own(raws, name);
    return name === undefined || !isRecord(found) ? null : { name, raw: found };
  }

  return { definition };
}

/** It has properties with names, and no others. */
function isObject(raw: Raw): boolean {
  if (raw['type'] !== undefined && raw['type'] !== 'object') return false;
  if (raw['additionalProperties'] === true || isRecord(raw['additionalProperties'])) return false;
  const variants = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => list(raw[key]).map(record));
  return [raw, ...variants].some((one) => Object.keys(record(one['properties'])).length > 0);
}

function textType(values: unknown): ValueType {
  const texts = list(values).filter((value) => typeof value === 'string');
  return texts.length === 0 ? { kind: 'string' } : { kind: 'string', values: texts };
}

function union(types: readonly ValueType[]): ValueType {
  const different = [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
  const [only] = different;
  return different.length === 1 && only !== undefined ? only : { kind: 'union', of: different };
}

function constraintsOf(raw: Raw): Omit<PropertySchema, 'type'> {
  const { pattern, minLength, minItems, maxLength, maxItems, minimum, maximum } = raw;
  const initial = raw['default'];
  return {
    ...(typeof pattern === 'string' && { pattern }),
    ...numbers({ minLength: minLength ?? minItems, maxLength: maxLength ?? maxItems, minimum, maximum }),
    ...(['string', 'number', 'boolean'].includes(typeof initial) && { initial: String(initial) }),
  };
}

function numbers(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, number] => typeof field[1] === 'number'),
  );
}

function docOf(raw: Raw): { readonly doc?: string } {
  const text = raw['description'];
  return typeof text === 'string' && text.trim() !== '' ? { doc: shortDoc(text.slice(0, 4_000)) } : {};
}

/** `/properties/A/B` as `A.B`. */
function paths(value: unknown): readonly string[] {
  return list(value).flatMap((path) =>
    typeof path === 'string' && path.startsWith('/properties/')
      ? [path.slice('/properties/'.length).replaceAll('/properties/', '.').replaceAll('/', '.')]
      : [],
  );
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function record(value: unknown): Raw {
  return isRecord(value) ? value : {};
}

/** A schema may name what every object inherits: `constructor`. */
function own<T>(from: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return from !== undefined && Object.hasOwn(from, key) ? from[key] : undefined;
}
