import { valueAt } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ValueRule } from '../rule.ts';
import { textIn } from '../schema/writtenText.ts';
import { itemsOf, policyOf, statementsOf } from './documents.ts';

export const e3514: ValueRule = {
  kind: 'value',
  id: 'E3514',
  severity: 'error',
  title: 'Resources of policies',
  about:
    'A resource in a policy of an identity or of a bucket is an ARN, wildcards in it too, or *. Elsewhere what is none is a warning.',
  link: servicePage('IAM/latest/UserGuide/reference_identifiers'),
  mutedByMacros: true,
  *check(visit) {
    const policy = policyOf(visit);
    if (policy === null || policy.kind === 'trust') return;
    const isCertain = policy.kind === 'identity' || visit.schema.type === 'AWS::S3::BucketPolicy';
    for (const statement of statementsOf(policy)) {
      for (const key of ['Resource', 'NotResource']) {
        const whole = valueAt(statement, key);
        for (const node of whole === undefined ? [] : itemsOf(whole)) {
          const text = textIn(node);
          if (text === undefined || text === '' || isArn(text)) continue;
          yield {
            span: innerSpan(node),
            severity: isCertain ? 'error' : 'warning',
            message: `A resource is an ARN or *, not: ${text}`,
          };
        }
      }
    }
  },
};

/** A wildcard may stand for several parts. */
function isArn(text: string): boolean {
  if (text.includes('${')) return true;
  return /^(?:\*|arn:[^:]+:[^:]+:[^:]*:[^:]*:.+)$/s.test(text) || /^arn:[^:]*(?::[^:]*)*[*?]/s.test(text);
}
