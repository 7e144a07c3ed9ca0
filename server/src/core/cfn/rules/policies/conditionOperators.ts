/** The operators of conditions in policies. */
import { keyText, type MapNode, valueAt } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, RuleContext } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { branchesOf } from '../visits.ts';
import { isOpen } from './documents.ts';

export const conditionOperators: readonly string[] = [
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'BinaryEquals',
  'Bool',
  'DateEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateNotEquals',
  'IpAddress',
  'NotIpAddress',
  'Null',
  'NumericEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericNotEquals',
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'StringNotEquals',
  'StringNotEqualsIgnoreCase',
  'StringNotLike',
];

const LOWER = new Set(conditionOperators.map((name) => name.toLowerCase()));

export function* operatorProblems(statement: MapNode, { template }: RuleContext): Generator<Finding> {
  const whole = valueAt(statement, 'Condition');
  for (const conditions of whole === undefined ? [] : branchesOf(whole)) {
    if (conditions.kind !== 'map' || isOpen(conditions)) continue;
    for (const entry of conditions.entries) {
      const key = keyText(entry);
      const bare = key.replace(/^For(?:Any|All)Values?:/i, '').replace(/IfExists$/i, '');
      const span = innerSpan(entry.key);
      if (!LOWER.has(bare.toLowerCase())) {
        const close = nearest(bare, conditionOperators);
        yield {
          span,
          message: `IAM has no such condition operator${close === null ? '' : `; did you mean ${close}`}: ${key}`,
          fixes: close === null ? [] : [replaceWith(span, key.replace(bare, close))],
        };
      }
      for (const node of branchesOf(entry.value)) {
        if (node.kind !== 'list' && (node.kind !== 'scalar' || node.style === 'none')) continue;
        yield {
          span: wordOf(node, template.document.text),
          message: `Condition keys and their values are due here: ${key}`,
        };
      }
    }
  }
}
