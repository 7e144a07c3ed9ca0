import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { stackParameters } from '../../server/src/core/template/parameters.ts';
import { renderTemplate } from '../../server/src/core/template/render.ts';
import { type StackTemplate, stackTemplates } from '../../server/src/core/template/stackTemplate.ts';
import { payments } from '../support/accounts.ts';
import {
  actionsOf,
  inlinePolicies,
  loadTemplate,
  managedPolicies,
  policySize,
  propertiesOf,
  role,
  roles,
  type Template,
} from '../support/deployedTemplates.ts';

const master = { accountId: '111122223333', region: 'us-east-1' };
const account = { ...payments, remediation: true };

const names = Object.keys(stackTemplates) as StackTemplate[];

const typesOf: Readonly<Record<StackTemplate, readonly string[]>> = {
  scanRole: ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Role'],
  stackSetAdminRole: ['AWS::IAM::Role'],
  eventsQueue: ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
  realTimeEvents: [
    'AWS::Events::Rule',
    'AWS::KMS::Alias',
    'AWS::KMS::Key',
    'AWS::SNS::Subscription',
    'AWS::SNS::Topic',
    'AWS::SNS::TopicPolicy',
  ],
};

describe('the templates', () => {
  it('are those of the folder', () => {
    const files = readdirSync(new URL('../../templates/', import.meta.url)).filter((file) => file.endsWith('.yml'));
    const known = names.map((name) => stackTemplates[name].templateFile);
    assert.deepEqual(
      known.filter((file) => !files.includes(file)),
      [],
    );
  });

  for (const name of names) {
    describe(stackTemplates[name].templateFile, () => {
      it('is small enough to be sent with a request', async () => {
        const { text } = await loadTemplate(name);
        assert.ok(Buffer.byteLength(text) < 51_200);
      });

      it('is partition-aware', async () => {
        const { text } = await loadTemplate(name);
        const fixed = text
          .split('\n')
          .filter((line) => /arn:aws[a-z-]*:/.test(line) && !/Pattern|Constraint/.test(line));
        assert.deepEqual(fixed, []);
      });

      it('checks each parameter and says what is wrong with it', async () => {
        const { template } = await loadTemplate(name);
        for (const [key, parameter] of Object.entries(template.Parameters)) {
          assert.ok(parameter.AllowedPattern ?? parameter.AllowedValues, key);
          assert.ok(parameter.ConstraintDescription, key);
          assert.ok(parameter.Description, key);
        }
      });

      it('has roles of one hour, tagged, each with its ARN and name as outputs', async () => {
        const { template } = await loadTemplate(name);
        for (const [logicalId, { MaxSessionDuration, Tags }] of roles(template)) {
          assert.equal(MaxSessionDuration, 3600);
          assert.deepEqual(Tags, [{ Key: 'Application', Value: 'Panther' }]);
          const output = logicalId.startsWith('CloudFormation') ? logicalId : `Panther${logicalId}`;
          assert.ok(`${output}Arn` in template.Outputs && `${output}Name` in template.Outputs, logicalId);
        }
      });

      it('has no resources but those that it is for', async () => {
        const { template } = await loadTemplate(name);
        const types = Object.values(template.Resources).map(({ Type }) => Type);
        assert.deepEqual(
          [...new Set(types)].toSorted((a, b) => a.localeCompare(b)),
          typesOf[name],
        );
      });

      it("keeps each role's inline policies within IAM's 10,240 characters, and its managed ones within ten", async () => {
        const { template } = await loadTemplate(name);
        for (const [logicalId, properties] of roles(template)) {
          const total = inlinePolicies(properties).reduce((sum, document) => sum + policySize(document), 0);
          assert.ok(total < 9_000, `${logicalId}: ${total}`);
          // An organization may attach some of its own.
          assert.ok((properties.ManagedPolicyArns ?? []).length <= 6, logicalId);
        }
      });

      it("keeps each managed policy within IAM's 6,144 characters (else: split its letters in two)", async () => {
        const { template } = await loadTemplate(name);
        for (const [logicalId, document] of managedPolicies(template)) {
          assert.ok(policySize(document) < 5_500, `${logicalId}: ${policySize(document)}`);
        }
      });

      it('renders by changing nothing but defaults, to values that its own patterns allow', async () => {
        const { text } = await loadTemplate(name);
        const rendered = renderTemplate(text, stackParameters(name, { master, account, accounts: [account] }));
        const before = text.split('\n');
        for (const line of rendered.split('\n')) {
          assert.ok(before.includes(line) || /^ {4}Default: ".*"$/.test(line), line);
        }
        const { Parameters } = parse(rendered, { logLevel: 'silent' }) as Template;
        for (const [key, parameter] of Object.entries(Parameters)) {
          assert.equal(typeof parameter.Default, 'string', key);
          if (parameter.AllowedPattern)
            assert.match(parameter.Default ?? '', new RegExp(parameter.AllowedPattern), key);
          if (parameter.AllowedValues) assert.ok(parameter.AllowedValues.includes(parameter.Default ?? ''), key);
        }
      });
    });
  }
});

describe('the StackSet admin-role template', () => {
  it("serves only this account's StackSets and assumes only the execution role", async () => {
    const { template } = await loadTemplate('stackSetAdminRole');
    const admin = role(template, 'CloudFormationStackSetAdminRole');
    const [trust] = admin.AssumeRolePolicyDocument.Statement;
    assert.deepEqual(Object.keys(trust?.Condition ?? {}), ['StringEquals', 'ArnLike']);
    assert.deepEqual(actionsOf(inlinePolicies(admin)), ['sts:AssumeRole']);
    const resource = JSON.stringify(admin.Policies[0]?.PolicyDocument.Statement[0]?.Resource);
    assert.match(resource, /:role\/PantherCloudFormationStackSetExecutionRole-\$\{Region\}/);
  });
});

describe('the real-time templates', () => {
  it('send what changes something, what services do by themselves, and a heartbeat, through one topic', async () => {
    const { template } = await loadTemplate('realTimeEvents');
    const rules = propertiesOf(template, 'AWS::Events::Rule');
    const patterns = rules.map((rule) => rule['EventPattern'] ?? rule['ScheduleExpression']);
    assert.deepEqual(patterns, [
      { 'detail-type': ['AWS API Call via CloudTrail'], detail: { readOnly: [false] } },
      { 'detail-type': ['AWS Service Event via CloudTrail'] },
      'rate(5 minutes)',
    ]);
    for (const rule of rules) assert.match(JSON.stringify(rule['Targets']), /"Arn":"Topic"/);
  });

  it('let EventBridge use the key and the topic without a condition, which would keep every event away', async () => {
    const { template } = await loadTemplate('realTimeEvents');
    const policies = [
      ...propertiesOf(template, 'AWS::KMS::Key').map((key) => key['KeyPolicy']),
      ...propertiesOf(template, 'AWS::SNS::TopicPolicy').map((policy) => policy['PolicyDocument']),
    ] as readonly { readonly Statement: readonly { readonly Principal?: unknown; readonly Condition?: unknown }[] }[];
    const statements = policies.flatMap(({ Statement }) => Statement);
    const ofEventBridge = statements.filter(({ Principal }) =>
      JSON.stringify(Principal).includes('events.amazonaws.com'),
    );
    assert.deepEqual(
      ofEventBridge.map(({ Condition }) => Condition),
      [undefined, undefined],
    );
  });

  it('make what the execution role may make, by its names', async () => {
    const { text } = await loadTemplate('realTimeEvents');
    const { text: roles } = await loadTemplate('scanRole');
    const names = [...text.matchAll(/^ {6}(?:Name|TopicName|AliasName): (\S+)$/gm)].map(([, name = '']) => name);
    assert.equal(names.length, 5);
    for (const name of names) {
      const allowed = name.startsWith('alias/')
        ? 'alias/panther-*'
        : name.endsWith('-topic')
          ? `${name}*`
          : 'rule/panther-*';
      assert.ok(roles.includes(allowed), name);
    }
  });

  it('let in only topics of the accounts that are named, or of an organization', async () => {
    const { template } = await loadTemplate('eventsQueue');
    const text = JSON.stringify(propertiesOf(template, 'AWS::SQS::QueuePolicy'));
    assert.match(text, /"Service":\["HasOptInRegions",.*?\{"Regions":[^}]*\}\]\],"sns\.amazonaws\.com"\]/);
    assert.match(text, /aws:SourceArn/);
    assert.match(text, /aws:SourceOrgID/);
    assert.match(text, /"aws:SecureTransport":"false"/);
    assert.doesNotMatch(text, /"Effect":"Allow","Principal":"\*"/);
  });
});
