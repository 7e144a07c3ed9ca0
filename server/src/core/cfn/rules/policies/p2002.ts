import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { policyOf, statementsOf } from './documents.ts';
import { allows, awsPrincipals, conditionKeysOf, writtenText } from './principals.ts';

export const p2002: ValueRule = {
  kind: 'value',
  id: 'P2002',
  severity: 'warning',
  title: 'Trust in another account without ExternalId',
  about:
    'A role lets a whole account that is written out assume it, and asks neither for sts:ExternalId nor who in it, or of which organization, comes.',
  mutedByMacros: true,
  *check(visit, { template }) {
    const policy = policyOf(visit);
    for (const statement of policy?.kind === 'trust' ? statementsOf(policy) : []) {
      const keys = conditionKeysOf(statement);
      if (!allows(statement) || keys === null || [...keys].some((key) => NARROWING.has(key))) continue;
      for (const node of awsPrincipals(statement)) {
        const account = /^(?:arn:(?:[^:]+|\$\{AWS::Partition\}):iam::)?(\d{12})(?::root)?$/.exec(
          writtenText(node) ?? '',
        )?.[1];
        if (account === undefined) continue;
        yield {
          span: wordOf(node, template.document.text),
          message: `Whoever can make this account act can enter; add a Condition with sts:ExternalId: ${account}`,
        };
      }
    }
  },
};

const NARROWING = new Set([
  'aws:multifactorauthpresent',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'sts:externalid',
]);
