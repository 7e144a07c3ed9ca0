import { keyText, type MapNode, type Node, textOf } from '../../document/node.ts';
import { functionPage } from '../../model/functionInfo.ts';
import { innerSpan } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, FunctionRule } from '../rule.ts';
import { fits, itemsOf } from './arguments.ts';

export const e1011: FunctionRule = {
  kind: 'function',
  functions: ['Fn::FindInMap'],
  id: 'E1011',
  severity: 'error',
  title: 'Fn::FindInMap',
  about: 'Takes a mapping of this template and two keys that it has; functions are Ref and Fn::FindInMap.',
  link: functionPage('Fn::FindInMap'),
  fixes: true,
  mutedByMacros: true,
  *check({ call, loopVariables }, context) {
    const items = yield* itemsOf(call, [3, 4]);
    if (items === null) return;
    const [map, top, second, options] = items;
    for (const [node, what] of [
      [map, 'The mapping of Fn::FindInMap'],
      [top, 'The first key of Fn::FindInMap'],
      [second, 'The second key of Fn::FindInMap'],
    ] as const) {
      yield* fits(node, { what, kind: 'text', functions: ['Fn::FindInMap', 'Ref'] }, context);
    }
    if (map === undefined || context.ids.isOpen('Mappings')) return;
    const { mappings } = context.template;
    const name = textOf(map);
    if (name === undefined || isLooped(name, loopVariables)) return;
    if (!mappings.has(name)) yield missing(map, 'The template has no such mapping', [...mappings.keys()]);
    // With a default it is no mistake where a key is missing.
    else if (options === undefined) yield* keysIn(mappings.get(name)?.value, name, [top, second], loopVariables);
  },
};

function* keysIn(
  mapping: Node | undefined,
  name: string,
  [top, second]: readonly [Node | undefined, Node | undefined],
  loopVariables: ReadonlySet<string>,
): Generator<Finding> {
  if (mapping?.kind !== 'map' || isTransformed(mapping)) return;
  const key = keyOf(top, loopVariables);
  const inner = key === undefined ? mapping.entries : mapping.entries.filter((entry) => keyText(entry) === key);
  if (top !== undefined && inner.length === 0) {
    yield missing(top, `The mapping ${name} has no such key`, mapping.entries.map(keyText));
    return;
  }
  const key2 = keyOf(second, loopVariables);
  if (second === undefined || key2 === undefined) return;
  const maps = inner.map(({ value }) => value).filter((value): value is MapNode => value.kind === 'map');
  const names = maps.flatMap(({ entries }) => entries.map(keyText));
  if (maps.some(isTransformed) || names.includes(key2)) return;
  yield missing(second, `The mapping ${name} has no such key${key === undefined ? '' : ` in ${key}`}`, [
    ...new Set(names),
  ]);
}

/** Undefined: a function gives it. */
function keyOf(node: Node | undefined, loopVariables: ReadonlySet<string>): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const key = textOf(node) ?? node.source;
  return isLooped(key, loopVariables) ? undefined : key;
}

/** `${Variable}` of a loop stands for another text each time. */
function isLooped(text: string, loopVariables: ReadonlySet<string>): boolean {
  return loopVariables.size > 0 && /[$&]\{/.test(text);
}

function isTransformed(map: MapNode): boolean {
  return map.entries.some((entry) => keyText(entry).startsWith('Fn::'));
}

function missing(node: Node, message: string, names: readonly string[]): Finding {
  const word = textOf(node) ?? (node.kind === 'scalar' ? node.source : '');
  const close = nearest(word, names);
  const span = innerSpan(node);
  return {
    span,
    message: `${message}${close === null ? '' : `; did you mean ${close}`}: ${word}`,
    fixes: close === null ? [] : [replaceWith(span, close)],
  };
}
