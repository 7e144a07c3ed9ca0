/**
 * What ships and what was fetched since, as one. What was fetched only adds: types, properties and values that are newer
 * than this version. Nothing that ships is taken away, for it is checked by hand, and knows more of each type.
 */
import type { DefinitionSchema, PropertySchema, ResourceSchema, SchemaIndex, ValueType } from './schema.ts';

/** What is kept of the types that were put together last. */
const KEPT = 200;

export function mergedSchemas(shipped: SchemaIndex, fetched: SchemaIndex): SchemaIndex {
  const kept = new Map<string, ResourceSchema | null>();
  const get = (type: string): ResourceSchema | null => {
    const ours = shipped.get(type);
    const theirs = fetched.get(type);
    return ours === null || theirs === null ? (ours ?? theirs) : mergedSchema(ours, theirs);
  };
  return {
    date: sorted([shipped.date, fetched.date])[1] ?? shipped.date,
    types: sorted([...new Set([...shipped.types, ...fetched.types])]),
    has: (type) => shipped.has(type) || fetched.has(type),
    get: (type) => {
      const known = kept.get(type);
      if (known !== undefined) return known;
      const made = get(type);
      const [oldest] = kept.keys();
      if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(type, made);
      return made;
    },
  };
}

function sorted(texts: readonly string[]): readonly string[] {
  return texts.toSorted((a, b) => (a < b ? -1 : 1));
}

export function mergedSchema(ours: ResourceSchema, theirs: ResourceSchema): ResourceSchema {
  const definitions = { ...theirs.definitions };
  for (const [name, own] of Object.entries(ours.definitions)) {
    const other = theirs.definitions[name];
    definitions[name] = other === undefined ? own : mergedDefinition(own, other);
  }
  return {
    ...ours,
    ...mergedDefinition(ours, theirs, new Set(Object.keys(ours.attributes))),
    attributes: { ...theirs.attributes, ...ours.attributes },
    definitions,
  };
}

/** `without`: what is no property here, whatever the other says. */
function mergedDefinition(
  ours: DefinitionSchema,
  theirs: DefinitionSchema,
  without: ReadonlySet<string> = new Set(),
): DefinitionSchema {
  const properties: Record<string, PropertySchema> = { ...ours.properties };
  for (const [name, property] of Object.entries(theirs.properties)) {
    const own = ours.properties[name];
    if (own !== undefined) properties[name] = { ...own, type: mergedType(own.type, property.type) };
    // One that is new and required would make an error of templates that AWS still takes.
    else if (!without.has(name)) properties[name] = optional(property);
  }
  return { ...(ours.doc !== undefined && { doc: ours.doc }), properties };
}

function optional({ required: _, ...property }: PropertySchema): PropertySchema {
  return property;
}

/** Values that came later; all else stays as it ships. */
function mergedType(ours: ValueType, theirs: ValueType): ValueType {
  if (ours.kind === 'list' && theirs.kind === 'list') return { kind: 'list', of: mergedType(ours.of, theirs.of) };
  if (ours.kind !== 'string' || theirs.kind !== 'string' || ours.values === undefined) return ours;
  // The other one takes any text.
  if (theirs.values === undefined) return ours;
  return { kind: 'string', values: [...new Set([...ours.values, ...theirs.values])] };
}
