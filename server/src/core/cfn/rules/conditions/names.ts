/** What a condition is made of, and which there are. */
import type { Node } from '../../document/node.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import type { Reference } from '../../model/references.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, FunctionVisit, RuleContext } from '../rule.ts';
import { wordOf } from '../spans.ts';

const EVERYWHERE = ['Condition', 'Fn::And', 'Fn::Equals', 'Fn::Not', 'Fn::Or'];
const IN_RULES = ['Fn::Contains', 'Fn::EachMemberEquals', 'Fn::EachMemberIn', 'Fn::Implies'];

/** Finds what is neither true nor false. `what`: what it is, at the beginning of a sentence. */
export function* trueOrFalse(node: Node, what: string, section: string, context: RuleContext): Generator<Finding> {
  if (node.kind === 'scalar' && node.value === null) return;
  const name = functionAt(node)?.name;
  if (name !== undefined && (EVERYWHERE.includes(name) || (section === 'Rules' && IN_RULES.includes(name)))) return;
  if (name === 'Fn::Transform') return;
  const span = wordOf(node, context.template.document.text);
  yield {
    span,
    message: `${what} is a condition (Fn::Equals, Fn::And, Fn::Or, Fn::Not, Condition)${name === undefined ? '.' : `, not: ${name}`}`,
  };
}

/** Conditions are told in their own section, and in Rules. */
export function* misplaced({ call, section }: FunctionVisit): Generator<Finding> {
  if (section === 'Conditions' || section === 'Rules') return;
  yield {
    span: innerSpan(call.key),
    message: `It stands in Conditions and Rules only; elsewhere Fn::If asks for a condition by its name: ${call.name}`,
  };
}

export function* unknownCondition({ id, span }: Reference, { template, ids }: RuleContext): Generator<Finding> {
  if (template.conditions.has(id) || ids.isOpen('Conditions') || /[$&]\{/.test(id)) return;
  const close = nearest(id, [...template.conditions.keys()]);
  yield {
    span,
    message: `There is no such condition${close === null ? '' : `; did you mean ${close}`}: ${id}`,
    fixes: close === null ? [] : [replaceWith(span, close)],
  };
}
