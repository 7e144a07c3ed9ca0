/** Types of resources, their properties, and the values that these take. */
import { keyText, nodeAtPath } from '../document/node.ts';
import type { PropertySchema, ValueType } from '../schema/schema.ts';
import { type Completion, type CompletionContext, keyInsert } from './completionItem.ts';
import type { Cursor } from './cursor.ts';
import { alternativesOf, schemaAt, typeText } from './schemaAt.ts';

/** More than a person reads; typing on narrows them down. */
const MAX_TYPES = 300;

export function typeNames({ schemas }: CompletionContext, { typed }: Cursor): readonly Completion[] {
  const words = typed
    .toLowerCase()
    .split(/[:\s]+/)
    .filter((word) => word !== '' && word !== 'aws');
  return schemas.types
    .filter((type) => words.every((word) => type.toLowerCase().includes(word)))
    .slice(0, MAX_TYPES)
    .map((label) => ({ label, kind: 'type' }));
}

export function propertyKeys({ template, schemas }: CompletionContext, cursor: Cursor): readonly Completion[] {
  const at = schemaAt(template, schemas, cursor.path);
  if (at?.definition == null) return [];
  const present = new Set(keysAt(template, cursor));
  return Object.entries(at.definition.properties)
    .filter(([name]) => !present.has(name) || name === cursor.typed)
    .map(
      ([name, property]): Completion => ({
        label: name,
        kind: 'property',
        detail: `${typeText(property.type)}${property.required === true ? ', required' : ''}`,
        ...(property.doc !== undefined && { doc: property.doc }),
        insert: keyInsert(name, opensOf(property), cursor, template.document.language),
        isSnippet: true,
        ...(property.required === true && { first: true }),
      }),
    );
}

function opensOf({ type }: PropertySchema): 'map' | 'list' | null {
  const [first] = alternativesOf(type);
  if (first === undefined) return null;
  if (first.kind === 'list') return 'list';
  return first.kind === 'object' || first.kind === 'map' ? 'map' : null;
}

export function propertyValues({ template, schemas }: CompletionContext, cursor: Cursor): readonly Completion[] {
  const at = schemaAt(template, schemas, cursor.path);
  if (at === null) return [];
  return alternativesOf(at.type)
    .flatMap(literalsOf)
    .map((label) => ({ label, kind: 'value', first: true }));
}

function literalsOf(type: ValueType): readonly string[] {
  if (type.kind === 'boolean') return ['true', 'false'];
  return type.kind === 'string' ? (type.values ?? []) : [];
}

function keysAt(template: CompletionContext['template'], { path }: Cursor): readonly string[] {
  const node = nodeAtPath(template.root, path);
  return node?.kind === 'map' ? node.entries.map(keyText) : [];
}
