import { userGuide } from '../../documentation.ts';
import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { policyOf, statementsOf } from './documents.ts';
import { allows, awsPrincipals, conditionKeysOf, writtenText } from './principals.ts';

export const p2001: ValueRule = {
  kind: 'value',
  id: 'P2001',
  severity: 'warning',
  title: 'Open to everybody',
  about: 'A statement allows something to everybody, in whatever account, and no condition says to whom.',
  link: userGuide('security-best-practices'),
  mutedByMacros: true,
  *check(visit, { template }) {
    const policy = policyOf(visit);
    for (const statement of policy === null ? [] : statementsOf(policy)) {
      if (!allows(statement) || conditionKeysOf(statement)?.size !== 0) continue;
      for (const node of awsPrincipals(statement)) {
        if (writtenText(node) !== '*') continue;
        yield {
          span: wordOf(node, template.document.text),
          message: `Everybody may do this with ${visit.resource.id}; name who, or add a Condition such as aws:SourceArn or aws:PrincipalOrgID.`,
        };
      }
    }
  },
};
