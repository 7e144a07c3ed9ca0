/** Edits that take something out of a template and leave the rest well-formed. */
import { type Entry, endOf, type ListNode, type MapNode, type Node, type Span, startOf } from '../document/node.ts';
import type { Edit } from './rule.ts';

/** Takes an entry out, and its map too where it is the only one. Null: it does not stand on lines of its own. */
export function withoutEntry(map: MapNode, entry: Entry, text: string): Edit | null {
  const index = map.entries.indexOf(entry);
  if (index < 0) return null;
  if (map.flow) {
    const places = map.entries.map(({ key, value }) => ({ start: startOf(key), end: contentEnd(value) }));
    return { span: flowSpan(places, index), text: '' };
  }
  if (map.entries.length === 1) {
    const outer = map.parent;
    const holder = outer?.kind === 'map' ? outer.entries.find(({ value }) => value === map) : undefined;
    if (outer?.kind === 'map' && holder !== undefined) return withoutEntry(outer, holder, text);
  }
  return lines(startOf(entry.key), Math.max(endOf(entry.key), contentEnd(entry.value)), text);
}

/** Takes an item out of a list. Null: it does not stand on lines of its own. */
export function withoutItem(list: ListNode, item: Node, text: string): Edit | null {
  const index = list.items.indexOf(item);
  if (index < 0) return null;
  if (list.flow) {
    const places = list.items.map((one) => ({ start: startOf(one), end: contentEnd(one) }));
    return { span: flowSpan(places, index), text: '' };
  }
  return lines(text.lastIndexOf('-', startOf(item)), contentEnd(item), text);
}

/** With the comma before it, or the one after it where it is the first. */
function flowSpan(places: readonly Span[], index: number): Span {
  const own = places[index] ?? { start: 0, end: 0 };
  const before = places[index - 1];
  const after = places[index + 1];
  if (before !== undefined) return { start: before.end, end: own.end };
  return after === undefined ? own : { start: own.start, end: after.start };
}

function lines(start: number, end: number, text: string): Edit | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', end);
  const lineEnd = found < 0 ? text.length : found;
  const isAlone = text.slice(lineStart, start).trim() === '' && /^\s*(?:#.*)?$/.test(text.slice(end, lineEnd));
  if (!isAlone) return null;
  return { span: { start: lineStart, end: Math.min(text.length, lineEnd + 1) }, text: '' };
}

/** Where what is written of it ends: blocks of YAML reach up to what comes next. */
export function contentEnd(node: Node): number {
  if (node.kind === 'scalar') return node.style === 'block' ? Math.max(startOf(node), endOf(node) - 1) : endOf(node);
  if (node.kind === 'map' && node.tag !== null) return contentEnd(node.entries[0]?.value ?? node);
  if (node.flow) return endOf(node);
  const last = node.kind === 'map' ? node.entries.at(-1)?.value : node.items.at(-1);
  const key = node.kind === 'map' ? node.entries.at(-1)?.key : undefined;
  return last === undefined ? endOf(node) : Math.max(contentEnd(last), key === undefined ? 0 : endOf(key));
}
