/** Intrinsic functions: what they are and what they name. */
import { type Entry, endOf, type MapNode, type Node, type Span, startOf, textOf } from '../document/node.ts';

/** A map with one key that is the name of a function. */
export interface FunctionCall {
  /** `Ref`, `Condition`, `Fn::Sub` ... */
  readonly name: string;
  readonly node: MapNode;
  readonly key: Entry['key'];
  readonly argument: Node;
}

/**
 * Null: it is no function. `{Condition: x}` is one only where conditions are told; elsewhere it may be a property of that
 * name (in policies), so callers ask for it.
 */
export function functionAt(node: Node | null | undefined): FunctionCall | null {
  if (node?.kind !== 'map' || node.entries.length !== 1) return null;
  const [entry] = node.entries;
  const name = entry?.key.value;
  if (entry === undefined || typeof name !== 'string') return null;
  const isFunction =
    name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && entry.value.kind === 'scalar');
  return isFunction ? { name, node, key: entry.key, argument: entry.value } : null;
}

/** One `${...}` of a Fn::Sub, with its place in the text. `name` is trimmed: `Bucket.Arn`. */
export interface SubPart extends Span {
  readonly name: string;
  /** `${!Literal}` stands for the text `${Literal}`. */
  readonly literal: boolean;
}

/** The `${...}` of a text, found in the text as it is written, so that the places hold in every style of quoting. */
export function subPartsOf(node: Node, text: string): readonly SubPart[] {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.includes('${')) return [];
  const start = startOf(node);
  const written = text.slice(start, endOf(node));
  return [...written.matchAll(/\$\{(!?)([^{}$]*)\}/g)].map((found) => {
    const inner = found[2] ?? '';
    const begin = start + found.index + 2 + (found[1]?.length ?? 0) + (inner.length - inner.trimStart().length);
    return { name: inner.trim(), literal: found[1] === '!', start: begin, end: begin + inner.trim().length };
  });
}

/** The template text of a Fn::Sub, and the variables that it defines itself. */
export function subOf(call: FunctionCall): { readonly template: Node | undefined; readonly variables: MapNode | null } {
  if (call.argument.kind !== 'list') return { template: call.argument, variables: null };
  const [template, variables] = call.argument.items;
  return { template, variables: variables?.kind === 'map' ? variables : null };
}

/** What a Fn::GetAtt names. */
export interface GetAtt {
  readonly id: string;
  readonly idSpan: Span;
  /** `Endpoint.Address`; null where a function gives it. */
  readonly attribute: string | null;
  readonly attributeSpan: Span;
}

/** `A.Arn`, `[A, Arn]` or `[A, !Ref Attribute]`; null where it is none of these. */
export function getAttOf({ argument }: FunctionCall): GetAtt | null {
  const whole = textOf(argument);
  if (whole !== undefined) {
    const dot = whole.indexOf('.');
    if (dot <= 0) return null;
    const { start, end } = innerSpan(argument);
    const idSpan = { start, end: start + dot };
    return {
      id: whole.slice(0, dot),
      attribute: whole.slice(dot + 1),
      idSpan,
      attributeSpan: { start: idSpan.end + 1, end },
    };
  }
  if (argument.kind !== 'list' || argument.items.length < 2) return null;
  const [first, ...rest] = argument.items;
  const id = textOf(first);
  const [second] = rest;
  if (id === undefined || first === undefined || second === undefined) return null;
  const names = rest.map(textOf);
  const attribute = names.some((name) => name === undefined) ? null : names.join('.');
  const attributeSpan = { start: innerSpan(second).start, end: innerSpan(rest.at(-1) ?? second).end };
  return { id, attribute, idSpan: innerSpan(first), attributeSpan };
}

/** Without its quotes. */
export function innerSpan(node: Node): Span {
  const quote = node.kind === 'scalar' && node.style === 'quoted' ? 1 : 0;
  return { start: startOf(node) + quote, end: Math.max(startOf(node) + quote, endOf(node) - quote) };
}

/** `Fn::ForEach::Name: [Variable, [..], {..}]`; undefined: the entry is no loop. */
export function loopVariable({ key, value }: Entry): string | undefined {
  return textOf(key)?.startsWith('Fn::ForEach::') === true && value.kind === 'list'
    ? textOf(value.items[0])
    : undefined;
}
