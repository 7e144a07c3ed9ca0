/** Who a statement is about. */
import { keyText, type MapNode, type Node, textOf, valueAt } from '../../document/node.ts';
import { functionAt, subOf } from '../../model/functions.ts';
import { branchesOf } from '../visits.ts';
import { itemsOf } from './documents.ts';

export function allows(statement: MapNode): boolean {
  return textOf(valueAt(statement, 'Effect')) === 'Allow';
}

/** Values of `AWS` in Principal, and `Principal: "*"` itself. */
export function* awsPrincipals(statement: MapNode): Generator<Node> {
  const whole = valueAt(statement, 'Principal');
  for (const node of whole === undefined ? [] : branchesOf(whole)) {
    if (node.kind === 'scalar') yield node;
    const aws = node.kind === 'map' ? valueAt(node, 'AWS') : undefined;
    if (aws !== undefined) yield* itemsOf(aws);
  }
}

/** As it is written: of a Fn::Sub its text, with what it fills in. */
export function writtenText(node: Node): string | undefined {
  const call = functionAt(node);
  return call?.name === 'Fn::Sub' ? textOf(subOf(call).template) : textOf(node);
}

/** Keys of all conditions but those that take any value, in lower case; null: a function or a transform gives some. */
export function conditionKeysOf(statement: MapNode): ReadonlySet<string> | null {
  const keys = new Set<string>();
  const whole = valueAt(statement, 'Condition');
  if (whole === undefined) return keys;
  if (whole.kind !== 'map' || functionAt(whole) !== null) return null;
  for (const { value } of whole.entries) {
    if (value.kind !== 'map' || functionAt(value) !== null) return null;
    for (const entry of value.entries) {
      if (![...itemsOf(entry.value)].some((item) => textOf(item) === '*')) keys.add(keyText(entry).toLowerCase());
    }
  }
  return keys;
}
