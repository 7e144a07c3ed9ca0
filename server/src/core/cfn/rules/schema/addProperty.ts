/** Adds a property that is missing, with the least that it takes, in the style in which the map is written. */
import { type MapNode, type Node, startOf } from '../../document/node.ts';
import type { Resource } from '../../model/template.ts';
import type { PropertySchema, ValueType } from '../../schema/schema.ts';
import { contentEnd } from '../edits.ts';
import type { Edit } from '../rule.ts';

interface Missing {
  readonly key: string;
  readonly property: PropertySchema;
}

/** `map`: where it is missing; null: the resource has no properties at all. Null: there is no place for it. */
export function addProperty(
  map: MapNode | null,
  { body }: Pick<Resource, 'body'>,
  { key, property }: Missing,
  text: string,
): Edit | null {
  const value = leastOf(property.type, property);
  if (map === null) return body === null ? null : addProperties(body, `${key}: ${value}`, `"${key}": ${value}`, text);
  const [first] = map.entries;
  if (first === undefined) return map.flow ? insert(startOf(map) + 1, ` "${key}": ${value} `) : null;
  const at = startOf(first.key);
  const indent = indentAt(at, text);
  if (!map.flow) return indent === null ? null : insert(at, `${key}: ${value}\n${indent}`);
  return insert(at, `"${key}": ${value},${indent === null ? ' ' : `\n${indent}`}`);
}

function addProperties(body: MapNode, block: string, flow: string, text: string): Edit | null {
  const last = body.entries.at(-1);
  if (last === undefined) return null;
  const end = contentEnd(last.value);
  const indent = indentAt(startOf(last.key), text);
  if (body.flow) return insert(end, `,${indent === null ? ' ' : `\n${indent}`}"Properties": { ${flow} }`);
  return indent === null ? null : insert(end, `\n${indent}Properties:\n${indent}  ${block}`);
}

function insert(at: number, text: string): Edit {
  return { span: { start: at, end: at }, text };
}

/** What stands before it on its line, as blanks: the dash of a list counts as one. Null: something else stands there. */
function indentAt(offset: number, text: string): string | null {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*(?:- +)*$/.test(before) ? before.replaceAll('-', ' ') : null;
}

/** As JSON, which YAML takes too. */
function leastOf(type: ValueType, property: PropertySchema): string {
  switch (type.kind) {
    case 'string':
      return JSON.stringify(type.values?.[0] ?? '');
    case 'timestamp':
      return '""';
    case 'integer':
    case 'number':
      return String(property.minimum ?? 0);
    case 'boolean':
      return 'false';
    case 'list':
      return '[]';
    case 'union': {
      // Documents are texts, too; a map says what is due.
      const first = type.of.find(({ kind }) => kind === 'json' || kind === 'object' || kind === 'map') ?? type.of[0];
      return first === undefined ? '{}' : leastOf(first, property);
    }
    case 'null':
      return 'null';
    case 'json':
    case 'map':
    case 'object':
    case 'tag':
      return '{}';
  }
}

/** Whether a scalar can be put into brackets as it is. */
export function intoList(node: Node, text: string): readonly Edit[] | null {
  if (node.kind !== 'scalar' || node.style === 'block' || node.style === 'none') return null;
  const start = startOf(node);
  const end = contentEnd(node);
  if (node.style === 'plain' && !/^[\w./:@*-]+$/.test(text.slice(start, end))) return null;
  return [insert(start, '['), insert(end, ']')];
}
