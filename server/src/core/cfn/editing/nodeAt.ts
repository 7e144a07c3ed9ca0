/** The innermost part of a template at an offset. */
import { type Entry, endOf, type Node, startOf } from '../document/node.ts';
import type { Template } from '../model/template.ts';

export interface NodeAt {
  readonly node: Node;
  /** The offset is on the key of this entry of the map `node`. */
  readonly key: Entry | null;
}

export function nodeAt(template: Template, offset: number): NodeAt | null {
  let at: Node | null = template.root;
  if (at === null) return null;
  for (;;) {
    const inner: NodeAt | Node | null = inside(at, offset);
    if (inner === null) return { node: at, key: null };
    if ('key' in inner && 'node' in inner) return inner;
    at = inner;
  }
}

function inside(node: Node, offset: number): NodeAt | Node | null {
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      if (holds(entry.key, offset)) return { node, key: entry };
      if (holds(entry.value, offset)) return entry.value;
    }
  }
  if (node.kind === 'list') return node.items.find((item) => holds(item, offset)) ?? null;
  return null;
}

function holds(node: Node, offset: number): boolean {
  return startOf(node) <= offset && offset <= endOf(node);
}
