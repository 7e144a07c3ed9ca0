/** What the rules on functions share: how many arguments there are, and what may stand in their places. */
import { type Node, textOf } from '../../document/node.ts';
import { argumentOf } from '../../model/functionInfo.ts';
import { type FunctionCall, functionAt, innerSpan } from '../../model/functions.ts';
import { type Given, givenBy } from '../../model/gives.ts';
import type { Finding, RuleContext } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { branchesOf } from '../visits.ts';

export interface Place {
  /** What stands there: `the delimiter of Fn::Join`. */
  readonly what: string;
  readonly kind: 'text' | 'list';
  /** The functions that may give it; without AWS::LanguageExtensions no others. Absent: all that give the kind. */
  readonly functions?: readonly string[];
}

/** The items of a function's list. Null after a finding: it is no list, or not of so many. */
export function* itemsOf(
  call: FunctionCall,
  [min, max]: readonly [number, number],
): Generator<Finding, readonly Node[] | null> {
  const items = call.argument.kind === 'list' ? call.argument.items : null;
  if (items !== null && items.length >= min && items.length <= max) return items;
  // A macro may give the whole of it.
  if (functionAt(call.argument)?.name === 'Fn::Transform') return null;
  yield {
    span: innerSpan(call.key),
    message: `${call.name} takes ${argumentOf(call.name)}, this is ${items === null ? nameOf(call.argument) : `a list of ${items.length}`}.`,
  };
  return null;
}

/** Finds what cannot stand in a place; both ways of a Fn::If are looked at. */
export function* fits(node: Node | undefined, place: Place, context: RuleContext): Generator<Finding> {
  if (node === undefined) return;
  const { what, kind, functions } = place;
  const { text } = context.template.document;
  const isStrict = functions !== undefined && !context.template.hasLanguageExtensions;
  const outer = functionAt(node);
  if (isStrict && outer?.name === 'Fn::If' && !functions.includes('Fn::If')) {
    yield { span: wordOf(node, text), message: refusal(what, functions, outer.name) };
    return;
  }
  for (const branch of branchesOf(node)) {
    const call = functionAt(branch);
    const given = givenBy(branch, context);
    if (call !== null && isStrict && !functions.includes(call.name)) {
      yield { span: wordOf(branch, text), message: refusal(what, functions, call.name) };
    } else if (given !== 'unknown' && given !== kind && !isNothing(branch)) {
      yield { span: wordOf(branch, text), message: `${what} is ${KINDS[kind]}, this ${isOrGives(branch, given)}.` };
    }
  }
}

function refusal(what: string, functions: readonly string[], name: string): string {
  return functions.length === 0
    ? `${what} is written as it is, no function may give it: ${name}`
    : `${what} may be given by ${functions.join(', ')} only: ${name}`;
}

const KINDS: Readonly<Record<Given, string>> = {
  text: 'a text',
  list: 'a list',
  map: 'a map',
  condition: 'true or false',
  unknown: 'something else',
};

export function isOrGives(node: Node, given: Given): string {
  return functionAt(node) === null ? `is ${nameOf(node)}` : `gives ${KINDS[given]}`;
}

function nameOf(node: Node): string {
  if (isNothing(node)) return 'nothing';
  return node.kind === 'scalar' ? (textOf(node) === undefined ? `a ${typeof node.value}` : 'a text') : KINDS[node.kind];
}

/** Null is found by another rule, wherever it stands; a tag alone is a text of no length. */
function isNothing(node: Node): boolean {
  return node.kind === 'scalar' && (node.value === null || node.style === 'none');
}
