import assert from 'node:assert/strict';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { scanPolicy } from '../../server/src/core/catalog/permissions.ts';
import {
  actionsOf,
  inlinePolicies,
  loadTemplate,
  managedPolicies,
  named,
  role,
  roles,
} from '../support/deployedTemplates.ts';
import { isRead } from '../support/readActions.ts';

/** Reads that would give away data, secrets or credentials: one of each kind. */
const contentReads = [
  'athena:GetQueryResults',
  'cognito-idp:DescribeUserPoolClient',
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'ecr:GetAuthorizationToken',
  'kinesis:GetRecords',
  'kms:Decrypt',
  'lambda:GetFunction',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  's3:GetObject',
  's3:GetObjectVersion',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter',
  'ssm:GetParametersByPath',
];

describe('the scan-role template', () => {
  it('has the role names of the estate', async () => {
    const { template } = await loadTemplate('scanRole');
    assert.deepEqual(
      roles(template).map(([, { RoleName }]) => RoleName),
      [
        // biome-ignore-start lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders
        'PantherAuditRole-${MasterAccountRegion}',
        'PantherCloudFormationStackSetExecutionRole-${MasterAccountRegion}',
        'PantherRemediationRole-${MasterAccountRegion}',
        // biome-ignore-end lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders
      ],
    );
  });

  it('asks for an external id: there is no default, and none that is short or odd', async () => {
    const { template } = await loadTemplate('scanRole');
    const parameter = named(template.Parameters, 'ExternalId');
    assert.equal(parameter.Default, undefined);
    const pattern = new RegExp(parameter.AllowedPattern ?? '');
    assert.match('panther-0123456789abcdef', pattern);
    for (const bad of ['', 'short', 'x'.repeat(15), 'x'.repeat(300), 'has a blank in it 1234', 'x*y*z*x*y*z*x*y*z*'])
      assert.doesNotMatch(bad, pattern);
  });

  it('lets nobody assume a role without the external id but the StackSet admin role', async () => {
    const { template } = await loadTemplate('scanRole');
    for (const [name, { AssumeRolePolicyDocument }] of roles(template)) {
      for (const statement of AssumeRolePolicyDocument.Statement) {
        const condition = statement.Condition as Partial<Record<string, Partial<Record<string, string>>>>;
        const byId = condition['StringEquals']?.['sts:ExternalId'] === 'ExternalId';
        const byAdmin = condition['ArnEquals']?.['aws:PrincipalArn']?.includes(
          ':role/PantherCloudFormationStackSetAdminRole-',
        );
        assert.ok(byId || (byAdmin && name === 'CloudFormationStackSetExecutionRole'), name);
        if (byId) assert.equal(condition['Bool']?.['aws:SecureTransport'], 'true');
      }
    }
  });

  it('gives the scan role all policies of the catalogue, which are reads only', async () => {
    const { template } = await loadTemplate('scanRole');
    const policies = managedPolicies(template);
    assert.deepEqual(role(template, 'AuditRole').ManagedPolicyArns?.slice(1), [...policies.map(([name]) => name)]);
    const granted = actionsOf(policies.map(([, document]) => document));
    assert.deepEqual(granted, scanPolicy(catalog));
    assert.deepEqual(
      granted.filter((action) => !isRead(action)),
      [],
    );
    assert.deepEqual(actionsOf(inlinePolicies(role(template, 'AuditRole'))), []);
  });

  it('forbids the scan role to read data and secrets, and the catalogue calls nothing of that', async () => {
    const { template } = await loadTemplate('scanRole');
    const [data, secrets, keys] = inlinePolicies(role(template, 'AuditRole')).flatMap(({ Statement }) => Statement);
    assert.deepEqual([data?.Sid, secrets?.Sid, keys?.Sid], ['Data', 'Secrets', 'ApiKeys']);
    const forbidden = [data, secrets].flatMap((statement) => {
      assert.deepEqual([statement?.Effect, statement?.Resource], ['Deny', '*']);
      return statement?.Action ?? [];
    });
    const isForbidden = (action: string) =>
      forbidden.some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(action));
    for (const action of contentReads) assert.ok(isForbidden(action), action);
    assert.deepEqual(scanPolicy(catalog).filter(isForbidden), []);
    assert.deepEqual([keys?.Effect, keys?.Action], ['Deny', 'apigateway:GET']);
    assert.match(JSON.stringify(keys?.Resource), /:apigateway:\*::\/apikeys"/);
  });

  it('gives the execution role no more than stacks, rules, topics and their key', async () => {
    const { template } = await loadTemplate('scanRole');
    const granted = actionsOf(inlinePolicies(role(template, 'CloudFormationStackSetExecutionRole')));
    assert.deepEqual(
      new Set(granted.map((action) => action.split(':')[0])),
      new Set(['cloudformation', 'events', 'kms', 'sns']),
    );
    assert.deepEqual(
      granted.filter((action) => action.endsWith('*')),
      ['cloudformation:*'],
    );
  });

  it('gives the remediation role nothing with which one could become somebody else', async () => {
    const { template } = await loadTemplate('scanRole');
    const granted = actionsOf(inlinePolicies(role(template, 'RemediationRole')));
    assert.ok(granted.includes('iam:UpdateAccessKey'));
    const escalating = granted.filter((action) =>
      /^iam:(Add|Attach|Create(?!ServiceLinkedRole$)|Pass|Put|Set|UpdateAssume|UpdateLogin)|\*/.test(action),
    );
    assert.deepEqual(escalating, []);
  });
});
