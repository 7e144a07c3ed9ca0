import { textOf, valueAt } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import { replaceWith } from '../nearest.ts';
import type { ValueRule } from '../rule.ts';
import { policyOf } from './documents.ts';

export const w2511: ValueRule = {
  kind: 'value',
  id: 'W2511',
  severity: 'warning',
  title: 'Old language of a policy',
  about: 'With the Version 2008-10-17 a policy has no variables: ${aws:username} is a text like others.',
  fixes: true,
  mutedByMacros: true,
  *check(visit) {
    const version = valueAt(policyOf(visit)?.document, 'Version');
    if (version === undefined || textOf(version) !== '2008-10-17') return;
    yield {
      span: innerSpan(version),
      message: 'Policy variables do not work in this version; use 2012-10-17, not: 2008-10-17',
      fixes: [replaceWith(innerSpan(version), '2012-10-17')],
    };
  },
};
