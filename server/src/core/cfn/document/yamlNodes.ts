/** From YAML text to nodes, however broken the text is. */
import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type YAMLMap,
  type Node as YamlNode,
} from 'yaml';
import { functionOfTag } from './functionNames.ts';
import type { Entry, ListNode, MapNode, Node, Origin, ScalarNode, Span } from './node.ts';
import type { SyntaxProblem } from './problem.ts';

export interface YamlParsed {
  readonly root: Node | null;
  /** Offsets from the origin. */
  readonly problems: readonly SyntaxProblem[];
  /** Anchors that are not in this text though it has aliases of them: they may be in another block. */
  readonly unresolved: ReadonlySet<string>;
}

/** More than any template has; what aliases multiply beyond it is a trap. */
const MAX_NODES = 500_000;

interface Conversion {
  readonly text: string;
  readonly origin: Origin;
  readonly tags: readonly Span[];
  readonly anchors: ReadonlyMap<string, YamlNode>;
  /** Anchors that are being expanded: an alias within its own anchor has no end. */
  readonly open: Set<string>;
  readonly unresolved: Set<string>;
  readonly problems: SyntaxProblem[];
  nodes: number;
}

export function parseYaml(text: string, origin: Origin): YamlParsed {
  const document = parseDocument(text, {
    strict: false,
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: false,
    merge: false,
  });
  const tags = document.warnings
    .filter(({ code }) => code === 'TAG_RESOLVE_FAILED')
    .map(({ pos: [start, end] }) => ({ start, end }));
  const problems: SyntaxProblem[] = document.errors
    .filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')
    .map(({ message, pos: [start, end] }) => ({
      code: 'syntax',
      message: sentence(message),
      start: Math.min(start, text.length),
      end: Math.min(Math.max(end, start + 1), Math.max(text.length, start + 1)),
    }));
  const anchors = new Map<string, YamlNode>();
  const unresolved = new Set<string>();
  const conversion: Conversion = { text, origin, tags, anchors, open: new Set(), unresolved, problems, nodes: 0 };
  collectAnchors(document.contents, anchors);
  const root = document.contents === null ? null : convert(document.contents, conversion);
  return { root, problems, unresolved };
}

function sentence(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

function collectAnchors(node: unknown, anchors: Map<string, YamlNode>): void {
  const waiting: unknown[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isPair(next)) waiting.push(next.value ?? undefined, next.key ?? undefined);
    else if (isMap(next) || isSeq(next)) for (const item of next.items) waiting.push(item);
    if ((isMap(next) || isSeq(next) || isScalar(next)) && next.anchor !== undefined) anchors.set(next.anchor, next);
    while (waiting.length > 0 && waiting.at(-1) === undefined) waiting.pop();
  }
}

function convert(node: YamlNode, to: Conversion): Node {
  to.nodes += 1;
  if (isAlias(node)) return expand(node, to);
  const plain = convertPlain(node, to);
  const tag = node.tag;
  if (tag === undefined || !tag.startsWith('!') || tag.startsWith('!!')) return plain;
  return asFunction(tag, plain, to);
}

function convertPlain(node: Exclude<YamlNode, Alias>, to: Conversion): Node {
  const [start, end] = rangeOf(node);
  const place = { origin: to.origin, start, end, parent: null, at: null };
  if (isMap(node)) {
    const entries = entriesOf(node, to);
    const map: MapNode = { ...place, kind: 'map', entries, flow: node.flow === true, tag: null };
    for (const { key, value } of entries) adopt(map, value, textOfKey(key));
    return map;
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => (isYamlNode(item) ? convert(item, to) : none(end, to.origin)));
    const list: ListNode = { ...place, kind: 'list', items, flow: node.flow === true };
    for (const [index, item] of items.entries()) adopt(list, item, index);
    return list;
  }
  return scalar(node, place);
}

function scalar(node: unknown, place: Pick<ScalarNode, 'origin' | 'start' | 'end' | 'parent' | 'at'>): ScalarNode {
  const of = isScalar(node) ? node : undefined;
  const { value } = of ?? {};
  const isWritten = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  const source = of?.source ?? String(value ?? '');
  return {
    ...place,
    kind: 'scalar',
    // Big integers, and what else YAML has and templates have not, stay as they are written.
    value: isWritten ? (value as ScalarNode['value']) : source,
    source,
    style: styleOf(of?.type, source, value),
  };
}

function styleOf(type: string | undefined, source: string, value: unknown): ScalarNode['style'] {
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') return 'quoted';
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') return 'block';
  return source === '' && (value === null || value === '') ? 'none' : 'plain';
}

function entriesOf(map: YAMLMap, to: Conversion): readonly Entry[] {
  const entries: Entry[] = [];
  const seen = new Map<string, number>();
  for (const { key, value } of map.items) {
    if (!isYamlNode(key)) continue;
    const [start, end] = rangeOf(key);
    const keyNode = isAlias(key) ? undefined : scalar(key, { origin: to.origin, start, end, parent: null, at: null });
    if (keyNode === undefined || !isScalar(key)) {
      to.problems.push({ code: 'syntax', message: 'A key is a text, here it is a list or a map.', start, end });
      continue;
    }
    const valueNode = isYamlNode(value) ? convert(value, to) : none(end, to.origin);
    if (keyNode.value === '<<' && keyNode.style === 'plain') {
      for (const entry of merged(valueNode)) entries.push(entry);
      continue;
    }
    const name = textOfKey(keyNode);
    if (seen.has(name)) {
      to.problems.push({ code: 'duplicateKey', message: `This key stands here already: ${name}`, start, end });
    }
    seen.set(name, entries.length);
    entries.push({ key: keyNode, value: valueNode });
  }
  return withoutOverridden(entries);
}

/** `<<: *base`: the keys of another map, which keys of this map override. */
function merged(value: Node): readonly Entry[] {
  if (value.kind === 'map') return value.entries;
  if (value.kind === 'list') return value.items.flatMap(merged);
  return [];
}

function withoutOverridden(entries: readonly Entry[]): readonly Entry[] {
  const last = new Map(entries.map((entry, index) => [textOfKey(entry.key), index]));
  return last.size === entries.length
    ? entries
    : entries.filter((entry, index) => last.get(textOfKey(entry.key)) === index);
}

export function textOfKey(key: ScalarNode): string {
  return typeof key.value === 'string' ? key.value : key.source;
}

function expand(alias: Alias, to: Conversion): Node {
  const [start, end] = rangeOf(alias);
  const target = to.anchors.get(alias.source);
  if (target === undefined) {
    // Without a name it is being typed, and the parser has said so.
    if (alias.source !== '') {
      to.unresolved.add(alias.source);
      to.problems.push({ code: 'syntax', message: `There is no anchor of this name: ${alias.source}`, start, end });
    }
    return none(end, to.origin);
  }
  if (to.open.has(alias.source) || to.nodes > MAX_NODES) {
    if (to.problems.every(({ code }) => code !== 'tooLarge')) {
      const message =
        to.nodes > MAX_NODES ? 'The aliases make this template too large.' : 'This alias is within its own anchor.';
      to.problems.push({ code: 'tooLarge', message, start, end });
    }
    return none(end, to.origin);
  }
  to.open.add(alias.source);
  const node = convert(target, to);
  to.open.delete(alias.source);
  return node;
}

/** A tag is a function with one argument; a tag that CloudFormation does not know is no function and is said to be none. */
function asFunction(tag: string, argument: Node, to: Conversion): Node {
  const span = tagBefore(argument.start, tag, to);
  const name = functionOfTag(tag);
  if (name === undefined) {
    to.problems.push({ code: 'unknownTag', message: `CloudFormation has no such tag: ${tag}`, ...span });
    return argument;
  }
  const key: ScalarNode = {
    kind: 'scalar',
    origin: to.origin,
    start: span.start,
    end: span.end,
    parent: null,
    at: null,
    value: name,
    source: tag,
    style: 'plain',
  };
  const map: MapNode = {
    kind: 'map',
    origin: to.origin,
    start: span.start,
    end: argument.end,
    parent: null,
    at: null,
    entries: [{ key, value: argument }],
    flow: true,
    tag,
  };
  adopt(map, argument, name);
  return map;
}

/** The last place of the tag before an offset; tags are in the order of the text. */
function tagBefore(offset: number, tag: string, { tags, text }: Conversion): Span {
  let low = 0;
  let high = tags.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tags[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = tags[low - 1];
  if (found !== undefined) return found;
  const start = Math.max(0, text.lastIndexOf(tag, offset));
  return { start, end: start + tag.length };
}

function adopt(parent: MapNode | ListNode, child: Node, at: string | number): void {
  child.parent = parent;
  child.at = at;
}

function none(at: number, origin: Origin): ScalarNode {
  return { kind: 'scalar', origin, start: at, end: at, parent: null, at: null, value: null, source: '', style: 'none' };
}

function rangeOf(node: { readonly range?: readonly number[] | null | undefined }): [number, number] {
  const [start = 0, end = start] = node.range ?? [];
  return [start, end];
}

function isYamlNode(value: unknown): value is YamlNode {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}
