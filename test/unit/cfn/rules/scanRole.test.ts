import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../../scripts/paths.ts';
import { p2007 } from '../../../../server/src/core/cfn/rules/policies/p2007.ts';
import { languageData } from '../../../support/languageData.ts';
import { applied, diagnoseWith, ruleTable } from '../../../support/ruleTable.ts';

const all = languageData().needs.scanActions();
const allBut = (missing: readonly string[]) => `[${all.filter((action) => !missing.includes(action)).join(', ')}]`;
const statement = (actions: string, effect = 'Allow', resource = "'*'") =>
  `{ Effect: ${effect}, Action: ${actions}, Resource: ${resource} }`;
const document = (...statements: readonly string[]) =>
  `{ Version: '2012-10-17', Statement: [${statements.join(', ')}] }`;
const inline = (...statements: readonly string[]) => `[{ PolicyName: a, PolicyDocument: ${document(...statements)} }]`;
const name = '!Sub PantherAuditRole-${Region}';
const role = (properties: Readonly<Record<string, string>>, { named = name, beside = '' } = {}) =>
  `Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: ${named}\n${Object.entries(
    properties,
  )
    .map(([key, value]) => `      ${key}: ${value}\n`)
    .join('')}${beside}`;
const policy = (type: string, properties: string) => `  Policy:\n    Type: ${type}\n    Properties: ${properties}\n`;
const marked = { named: '«!Sub» PantherAuditRole-${Region}' };

ruleTable(p2007, {
  good: {
    'a role that allows everything': role({ Policies: inline(statement('"*"')) }),
    'one that allows what is called, by wildcards too': role({
      Policies: inline(statement(`[${[...new Set(all.map((action) => `${action.split(':')[0]}:*`))].join(', ')}]`)),
    }),
    'a policy of the template': role(
      { ManagedPolicyArns: '[!Ref Policy]' },
      { beside: policy('AWS::IAM::ManagedPolicy', `{ PolicyDocument: ${document(statement(allBut([])))} }`) },
    ),
    'a policy that is attached to it': role(
      {},
      { beside: policy('AWS::IAM::Policy', `{ Roles: [!Ref Role], PolicyDocument: ${document(statement('"*"'))} }`) },
    ),
    'what is allowed under a condition': role({ Policies: `!If [A, ${inline(statement('"*"'))}, !Ref AWS::NoValue]` }),
    'a policy of AWS that is not known': role({ ManagedPolicyArns: '[arn:aws:iam::aws:policy/ReadOnlyAccess]' }),
    'a policy of another template': role({ ManagedPolicyArns: '[!ImportValue Policy]' }),
    'policies that a parameter gives': role({ ManagedPolicyArns: '!Ref Arns', Policies: inline(statement('s3:*')) }),
    'a document that a function gives': role({ Policies: '[{ PolicyName: a, PolicyDocument: !Ref Document }]' }),
    'an action that a function gives': role({ Policies: inline(statement('!Sub "${A}:*"')) }),
    'all but some': role({ Policies: inline('{ Effect: Allow, NotAction: "kms:*", Resource: "*" }') }),
    'what is denied of some resources': role({
      Policies: inline(statement('"*"'), statement('apigateway:GET', 'Deny', 'a')),
    }),
    'another role': role({}, { named: 'PantherRemediationRole-eu-west-1' }),
    'a name that a parameter gives': role({}, { named: '!Ref Name' }),
  },
  bad: {
    'a role without a policy': {
      text: role({}, marked),
      says: /leaves those parts out: \d+ actions, access-analyzer \(3\), /,
    },
    'one action that is missing': {
      text: role(
        { Policies: inline(statement(allBut(['s3:GetBucketAcl', 'kms:ListKeys', 's3:GetBucketTagging']))) },
        marked,
      ),
      says: 'A scan calls what no statement of this role allows, and leaves those parts out: kms (ListKeys), s3 (GetBucketAcl, GetBucketTagging)',
      severity: 'warning',
      fixed: role({
        Policies: `[{"PolicyName":"PantherScan","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:ListKeys","s3:GetBucketAcl","s3:GetBucketTagging"],"Resource":"*"}]}}, ${inline(
          statement(allBut(['s3:GetBucketAcl', 'kms:ListKeys', 's3:GetBucketTagging'])),
        ).slice(1)}`,
      }),
    },
    'what the policy for auditors does not have': {
      text: role({ ManagedPolicyArns: '[arn:aws-us-gov:iam::aws:policy/SecurityAudit]' }, marked),
      says: /apigateway \(GET\), cloudformation \(GetResource, ListResources\)/,
    },
    'what is denied': {
      text: role({ Policies: inline(statement('"*"'), statement('["s3:GetBucket*Acl"]', 'Deny')) }, marked),
      says: 'A scan calls what a statement of this role denies: s3 (GetBucketAcl)',
    },
    'a policy of another role': {
      text: role(
        {},
        {
          ...marked,
          beside: policy('AWS::IAM::Policy', `{ Roles: [!Ref Other], PolicyDocument: ${document(statement('"*"'))} }`),
        },
      ),
      says: /leaves those parts out/,
    },
  },
});

describe('the scan role', () => {
  const lacking = ['kms:ListKeys', 's3:GetBucketAcl'];

  it('of the template that is shipped lacks nothing, and each action that is taken away is named', () => {
    const shipped = readFileSync(path.join(projectRoot, 'templates', 'panther-cloudsec-iam.yml'), 'utf8');
    assert.deepEqual(diagnoseWith(p2007, shipped, languageData()), []);
    const without = shipped.replace(/^ *- kafka:GetClusterPolicy\n/m, '');
    const [finding] = diagnoseWith(p2007, without, languageData());
    assert.match(finding?.message ?? '', /: kafka \(GetClusterPolicy\)$/);
    const fixed = applied(finding?.fixes?.[0] ?? { title: '', edits: [] }, without);
    assert.match(fixed, /\n {8}- PolicyName: PantherScan\n {10}PolicyDocument:\n/);
    assert.deepEqual(diagnoseWith(p2007, fixed, languageData()), []);
  });

  it('gets its first policy where it has none', () => {
    const managed = `  Policy:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: { PolicyDocument: ${document(statement(allBut(lacking)))} }\n`;
    const text = role({ ManagedPolicyArns: '[!Ref Policy]' }, { beside: managed });
    const [finding] = diagnoseWith(p2007, text, languageData());
    const fixed = applied(finding?.fixes?.[0] ?? { title: '', edits: [] }, text);
    assert.match(
      fixed,
      /\n {6}Policies:\n {8}- PolicyName: PantherScan\n[\s\S]* {18}- kms:ListKeys\n {18}- s3:GetBucketAcl\n {16}Resource: "\*"\n {6}RoleName/,
    );
    assert.deepEqual(diagnoseWith(p2007, fixed, languageData()), []);
  });
});
