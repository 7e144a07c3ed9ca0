/** What AWS refuses in any policy, and what it refuses in one of a kind. */
import { keyText, type MapNode, type Node, spanOf, textOf, valueAt } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import { unknownKeys } from '../keys.ts';
import { replaceWith } from '../nearest.ts';
import type { Finding, RuleContext, ValueVisit } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { branchesOf } from '../visits.ts';
import { operatorProblems } from './conditionOperators.ts';
import { itemsOf, type Policy, type PolicyKind, policyOf, statementsOf } from './documents.ts';

const VERSIONS = ['2012-10-17', '2008-10-17'];
const STATEMENT = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

export function* structureProblems(kind: PolicyKind, visit: ValueVisit, context: RuleContext): Generator<Finding> {
  const policy = policyOf(visit);
  if (policy === null || policy.kind !== kind) return;
  yield* documentProblems(policy, context);
  const needs = visit.schema.type === 'AWS::S3::BucketPolicy' ? [...NEEDS[kind], 'Resource'] : NEEDS[kind];
  for (const statement of statementsOf(policy)) yield* statementProblems(statement, kind, needs, context);
}

function* documentProblems({ document }: Policy, { template }: RuleContext): Generator<Finding> {
  yield* unknownKeys(document, ['Version', 'Id', 'Statement'], 'A policy');
  const version = valueAt(document, 'Version');
  const written = textOf(version);
  if (version !== undefined && written !== undefined && !VERSIONS.includes(written)) {
    yield {
      span: innerSpan(version),
      message: `The Version of a policy is that of its language, ${VERSIONS[0]}, not: ${written}`,
      fixes: [replaceWith(innerSpan(version), '2012-10-17')],
    };
  }
  const statements = valueAt(document, 'Statement');
  if (statements === undefined) {
    const [first] = document.entries;
    yield {
      span: first === undefined ? spanOf(document) : innerSpan(first.key),
      message: 'A policy needs a Statement.',
    };
  }
  for (const node of statements === undefined ? [] : itemsOf(statements)) {
    if (node.kind === 'map' || (node.kind === 'scalar' && node.style === 'none')) continue;
    yield { span: wordOf(node, template.document.text), message: 'A statement is a map with Effect, Action and more.' };
  }
}

function* statementProblems(
  statement: MapNode,
  kind: PolicyKind,
  needs: readonly string[],
  context: RuleContext,
): Generator<Finding> {
  yield* unknownKeys(statement, STATEMENT, 'A statement');
  const present = new Set(statement.entries.map(keyText));
  const [first] = statement.entries;
  const span = first === undefined ? spanOf(statement) : innerSpan(first.key);
  for (const pair of ['Action', 'Resource', 'Principal']) {
    const both = statement.entries.filter((entry) => [pair, `Not${pair}`].includes(keyText(entry)));
    const [, second] = both;
    if (second !== undefined) {
      yield { span: innerSpan(second.key), message: `A statement has either ${pair} or Not${pair}, not both.` };
    }
  }
  if (!present.has('Effect')) yield { span, message: 'A statement needs an Effect, Allow or Deny.' };
  for (const key of needs) {
    if (present.has(key) || present.has(`Not${key}`)) continue;
    yield { span, message: `A statement of this policy needs one of these: ${key}, Not${key}` };
  }
  for (const entry of statement.entries) {
    if (FORBIDDEN[kind].includes(keyText(entry))) {
      yield { span: innerSpan(entry.key), message: `${WHY[kind]}: ${keyText(entry)}` };
    }
  }
  if (kind !== 'resource') yield* sidProblems(statement);
  yield* effectProblems(statement);
  yield* principalProblems(statement, context);
  yield* operatorProblems(statement, context);
  if (kind === 'trust') yield* actionsOfTrust(statement);
}

function* actionsOfTrust(statement: MapNode): Generator<Finding> {
  const whole = valueAt(statement, 'Action');
  for (const node of whole === undefined ? [] : itemsOf(whole)) {
    const action = textOf(node);
    if (action === undefined || action === '' || /^(?:\*|sts:)/i.test(action)) continue;
    yield { span: innerSpan(node), message: `A trust policy takes actions of sts only, not: ${action}` };
  }
}

const NEEDS: Readonly<Record<PolicyKind, readonly string[]>> = {
  identity: ['Action', 'Resource'],
  resource: ['Action', 'Principal'],
  trust: ['Action', 'Principal'],
};
const FORBIDDEN: Readonly<Record<PolicyKind, readonly string[]>> = {
  identity: ['Principal', 'NotPrincipal'],
  resource: [],
  trust: ['Resource', 'NotResource'],
};
const WHY: Readonly<Record<PolicyKind, string>> = {
  identity: 'This policy is of whoever has it, and names no one',
  resource: 'Not here',
  trust: 'This policy is about its role, and names no resource',
};

/** Other services take blanks and more. */
function* sidProblems(statement: MapNode): Generator<Finding> {
  const node = valueAt(statement, 'Sid');
  const sid = textOf(node);
  if (node === undefined || sid === undefined || /^[A-Za-z0-9]*$/.test(sid)) return;
  yield { span: innerSpan(node), message: `IAM takes letters and digits only for a Sid, not: ${sid}` };
}

function* effectProblems(statement: MapNode): Generator<Finding> {
  const whole = valueAt(statement, 'Effect');
  for (const node of whole === undefined ? [] : branchesOf(whole)) {
    const effect = textOf(node);
    if (effect === undefined || effect === '' || effect === 'Allow' || effect === 'Deny') continue;
    const meant = ['Allow', 'Deny'].find((one) => one.toLowerCase() === effect.toLowerCase());
    yield {
      span: innerSpan(node),
      message: `An Effect is Allow or Deny, not: ${effect}`,
      fixes: meant === undefined ? [] : [replaceWith(innerSpan(node), meant)],
    };
  }
}

function* badAccounts(principal: Node): Generator<Finding> {
  const whole = valueAt(principal, 'AWS');
  for (const node of whole === undefined ? [] : itemsOf(whole)) {
    const account = /^(?:arn:[^:]+:(?:iam|sts)::)?(\d+)(?:$|:)/.exec(textOf(node) ?? '')?.[1];
    if (account === undefined || account.length === 12) continue;
    yield { span: innerSpan(node), message: `An account has 12 digits, this has ${account.length}: ${account}` };
  }
}

function* principalProblems(statement: MapNode, { template }: RuleContext): Generator<Finding> {
  for (const key of ['Principal', 'NotPrincipal']) {
    const whole: Node | undefined = valueAt(statement, key);
    for (const node of whole === undefined ? [] : branchesOf(whole)) {
      const text = textOf(node);
      if (node.kind === 'map')
        yield* unknownKeys(node, ['AWS', 'CanonicalUser', 'Federated', 'Service', 'Ref'], 'A principal');
      else if (node.kind === 'list' || (text !== undefined && text !== '*' && text !== '')) {
        yield {
          span: wordOf(node, template.document.text),
          message: 'A principal is "*", or a map with AWS, Service, Federated or CanonicalUser.',
        };
      }
      yield* badAccounts(node);
    }
  }
}
