import { type Node, textOf, valueAt } from '../../document/node.ts';
import { functionAt } from '../../model/functions.ts';
import type { Resource } from '../../model/template.ts';
import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { branchesOf } from '../visits.ts';
import { policyOf, statementsOf } from './documents.ts';
import { allows, awsPrincipals, conditionKeysOf, writtenText } from './principals.ts';

export const p2002: ValueRule = {
  kind: 'value',
  id: 'P2002',
  severity: 'warning',
  title: 'Trust in another account without ExternalId',
  about:
    'A role lets a whole account assume it that is written out, or in a role of Panther given by a parameter, and asks neither for sts:ExternalId nor who in it, or of which organization, comes.',
  mutedByMacros: true,
  *check(visit, { template }) {
    const policy = policyOf(visit);
    for (const statement of policy?.kind === 'trust' ? statementsOf(policy) : []) {
      const keys = conditionKeysOf(statement);
      if (!allows(statement) || keys === null || [...keys].some((key) => NARROWING.has(key))) continue;
      for (const node of awsPrincipals(statement)) {
        const account = wholeAccountIn(node);
        // Whose account a parameter gives is not known, but the roles of Panther are for another one.
        if (account === null || (account.startsWith('$') && !isPanthers(visit.resource))) continue;
        yield {
          span: wordOf(node, template.document.text),
          message: `Whoever can make this account act can enter; add a Condition with sts:ExternalId: ${account}`,
        };
      }
    }
  },
};

/** `123456789012`, or `${Parameter}` where it is given; null: it is not a whole account, or the own one. */
function wholeAccountIn(node: Node): string | null {
  const call = functionAt(node);
  const text = call?.name === 'Ref' ? `\${${textOf(call.argument) ?? ''}}` : (writtenText(node) ?? '');
  return /^(?:arn:(?:[^:]+|\$\{AWS::Partition\}):iam::)?(\d{12}|\$\{\w+\})(?::root)?$/.exec(text)?.[1] ?? null;
}

function isPanthers({ properties }: Resource): boolean {
  const name = valueAt(properties, 'RoleName');
  return name !== undefined && [...branchesOf(name)].some((node) => writtenText(node)?.startsWith('Panther') === true);
}

const NARROWING = new Set([
  'aws:multifactorauthpresent',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'sts:externalid',
]);
