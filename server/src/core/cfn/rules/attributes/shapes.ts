/** Attributes of resources whose shape the resource's type decides, as small schemas. */
import { keyText, type MapNode, type Node, textOf } from '../../document/node.ts';
import { functionAt } from '../../model/functions.ts';
import { unknownKeys } from '../keys.ts';
import type { Finding } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { branchesOf } from '../visits.ts';

export type Shape =
  | { readonly kind: 'any' | 'text' | 'number' | 'flag' | 'list' | 'duration' }
  | { readonly kind: 'one'; readonly of: readonly string[] }
  | { readonly kind: 'map'; readonly keys: Readonly<Record<string, Shape>> };

/** `name`: what it is called, at the beginning of a sentence. Functions are opaque. */
export function* shapeProblems(whole: Node, shape: Shape, name: string, text: string): Generator<Finding> {
  for (const node of branchesOf(whole)) {
    if (shape.kind === 'any' || functionAt(node) !== null || (node.kind === 'scalar' && node.value === null)) continue;
    if (shape.kind === 'map' && node.kind === 'map') yield* inMap(node, shape.keys, name, text);
    else if (!isOf(node, shape)) {
      yield { span: wordOf(node, text), message: `${name} is ${nameOf(shape)}.` };
    }
  }
}

function* inMap(node: MapNode, keys: Readonly<Record<string, Shape>>, name: string, text: string): Generator<Finding> {
  yield* unknownKeys(node, Object.keys(keys), name);
  for (const entry of node.entries) {
    const key = keyText(entry);
    const inner = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (inner !== undefined) yield* shapeProblems(entry.value, inner, `${name}.${key}`, text);
  }
}

function isOf(node: Node, shape: Shape): boolean {
  if (shape.kind === 'list' || shape.kind === 'map') return node.kind === shape.kind;
  if (node.kind !== 'scalar') return false;
  const written = textOf(node) ?? node.source;
  switch (shape.kind) {
    case 'number':
      return /^\d+$/.test(written.trim());
    case 'flag':
      return /^(?:true|false|yes|no|on|off)$/i.test(written);
    case 'duration':
      return /^P(?=\w)(?:\d+D)?(?:T(?=\w)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/.test(written);
    case 'one':
      return shape.of.includes(written);
    case 'any':
    case 'text':
      return true;
  }
}

function nameOf(shape: Shape): string {
  if (shape.kind === 'one') return `one of ${shape.of.join(', ')}`;
  const names = {
    any: 'anything',
    text: 'a text',
    number: 'a whole number',
    flag: 'true or false',
    list: 'a list',
    map: 'a map',
    duration: 'a duration such as PT15M',
  } as const;
  return names[shape.kind];
}
