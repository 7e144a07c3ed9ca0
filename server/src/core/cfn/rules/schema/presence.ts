/** What a map certainly has, and what it may have. */
import { keyText, type MapNode, type Node, textOf } from '../../document/node.ts';
import { functionAt } from '../../model/functions.ts';
import type { ObjectVisit } from '../rule.ts';
import { type Combination, combinations } from './combinations.ts';

/** Undefined: no rule is known, or loops and transforms write properties of their own. */
export function combinationOf({ node, name, schema }: ObjectVisit): Combination | undefined {
  if (node.entries.some((entry) => keyText(entry).startsWith('Fn::'))) return undefined;
  const key = name === null ? schema.type : `${schema.type} ${name}`;
  return Object.hasOwn(combinations, key) ? combinations[key] : undefined;
}

/** Not those that a function may leave out. */
export function certainEntries(node: MapNode) {
  return node.entries.filter(({ value }) => !mayBeNothing(value));
}

/** A function may leave it out, or it is being typed. */
export function mayBeNothing(node: Node): boolean {
  // A list of nothing is as good as none.
  if (node.kind === 'list') return node.items.length === 0;
  const call = functionAt(node);
  if (call === null) return node.kind === 'scalar' && node.style === 'none';
  if (call.name === 'Ref') return textOf(call.argument) === 'AWS::NoValue';
  return call.name === 'Fn::If' && (call.argument.kind !== 'list' || call.argument.items.slice(1).some(mayBeNothing));
}
