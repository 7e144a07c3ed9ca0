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
  about:
    'A statement allows something to everybody, in whatever account, and no condition says to whom: one that asks for an encrypted connection, or takes any value, does not.',
  link: userGuide('security-best-practices'),
  mutedByMacros: true,
  *check(visit, { template }) {
    const policy = policyOf(visit);
    for (const statement of policy === null ? [] : statementsOf(policy)) {
      const keys = conditionKeysOf(statement);
      if (!allows(statement) || keys === null || [...keys].some((key) => !SAYS_NOT_WHO.has(key))) continue;
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

/** Conditions on how and when something is asked, which everybody can meet. */
const SAYS_NOT_WHO = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:referer',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:useragent',
]);
