/**
 * What a template is made of, whether it was written in YAML or in JSON: maps, lists and scalars with their places in the
 * text. A short-form function (`!Sub x`) is the same as its long form: a map with the one key `Fn::Sub`.
 */

/** Where a block of the text begins. It moves when the text before it changes; the nodes of the block move with it. */
export interface Origin {
  offset: number;
}

interface Placed {
  readonly origin: Origin;
  /** From the origin, in UTF-16 units; see `startOf`. */
  readonly start: number;
  readonly end: number;
  parent: MapNode | ListNode | null;
  /** The key or the index under which the parent has this node; null for the root. */
  at: string | number | null;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As it is written, without quotes: `012` is not 12 where a string is due. */
  readonly source: string;
  /** `none`: nothing is written where a value is due. */
  readonly style: 'plain' | 'quoted' | 'block' | 'none';
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly flow: boolean;
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly flow: boolean;
  /** The tag of a short-form function, `!Sub`; its one entry is the function. Null for maps as they are. */
  readonly tag: string | null;
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
}

export type Node = ScalarNode | ListNode | MapNode;

/** A piece of the text: offsets from its beginning, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOf(node: Node): Span {
  return { start: startOf(node), end: endOf(node) };
}

export function startOf(node: Node): number {
  return node.origin.offset + node.start;
}

export function endOf(node: Node): number {
  return node.origin.offset + node.end;
}

/** From the root to the node: `['Resources', 'Bucket', 'Properties', 'Tags', 0]`. */
export function pathOf(node: Node): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Node | null = node; at !== null && at.at !== null; at = at.parent) path.push(at.at);
  return path.reverse();
}

export function entryOf(node: Node | null | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key.value === key) : undefined;
}

export function valueAt(node: Node | null | undefined, key: string): Node | undefined {
  return entryOf(node, key)?.value;
}

/** The text of a scalar that is written as text; undefined for everything else. */
export function textOf(node: Node | null | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

export function keyText(entry: Entry): string {
  return typeof entry.key.value === 'string' ? entry.key.value : entry.key.source;
}

/** What a path leads to from a node; undefined: nothing. */
export function nodeAtPath(from: Node | null, path: readonly (string | number)[]): Node | undefined {
  let node: Node | undefined = from ?? undefined;
  for (const key of path) {
    if (node?.kind === 'map') node = node.entries.find((entry) => keyText(entry) === key)?.value;
    else node = node?.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined;
  }
  return node;
}

/** The node and all below it, keys left out, in the order of the text. */
export function* walk(node: Node): Generator<Node> {
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const children =
      next.kind === 'map' ? next.entries.map(({ value }) => value) : next.kind === 'list' ? next.items : [];
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}
