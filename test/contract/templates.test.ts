import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { installedTemplates } from '../../server/src/adapters/templates/templates.ts';
import { stackParameters } from '../../server/src/core/template/parameters.ts';
import { renderTemplate } from '../../server/src/core/template/render.ts';
import { type StackTemplate, stackTemplates } from '../../server/src/core/template/stackTemplate.ts';

const master = { accountId: '111122223333', region: 'us-east-1' };
const account = {
  id: '123456789012',
  name: 'Payments',
  label: 'prod',
  realTime: true,
  remediation: true,
  externalId: 'panther-0123456789abcdef',
  regions: ['*'],
  ignore: { regions: [], types: [], resources: [] },
  enabled: true,
};

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: Readonly<Record<string, unknown>>;
  readonly Condition?: Readonly<Record<string, unknown>>;
}
interface Role {
  readonly Type: string;
  readonly Properties: {
    readonly RoleName: unknown;
    readonly MaxSessionDuration: number;
    readonly AssumeRolePolicyDocument: { readonly Statement: readonly Statement[] };
    readonly ManagedPolicyArns?: readonly string[];
    readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
    readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
  };
}
interface Parameter {
  readonly Default?: string;
  readonly AllowedPattern?: string;
  readonly AllowedValues?: readonly string[];
  readonly ConstraintDescription?: string;
  readonly Description?: string;
}
interface Template {
  readonly Parameters: Readonly<Record<string, Parameter>>;
  readonly Resources: Readonly<Record<string, Role>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

const names = Object.keys(stackTemplates) as StackTemplate[];

// Tags (!Sub, !Ref) read as their plain values: enough to look at.
async function load(name: StackTemplate): Promise<{ readonly text: string; readonly template: Template }> {
  const text = await installedTemplates().read(stackTemplates[name].templateFile);
  return { text, template: parse(text, { logLevel: 'silent' }) as Template };
}

function named<T>(of: Readonly<Record<string, T>>, name: string): T {
  const found = new Map(Object.entries(of)).get(name);
  assert.ok(found, `nothing is called ${name}`);
  return found;
}

function role(template: Template, name: string): Role['Properties'] {
  return named(template.Resources, name).Properties;
}

function actions(properties: Role['Properties']): readonly string[] {
  return properties.Policies.flatMap((policy) => policy.PolicyDocument.Statement).flatMap(({ Action }) => Action);
}

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
        const { text } = await load(name);
        assert.ok(Buffer.byteLength(text) < 51_200);
      });

      it('is partition-aware', async () => {
        const { text } = await load(name);
        const fixed = text
          .split('\n')
          .filter((line) => /arn:aws[a-z-]*:/.test(line) && !/Pattern|Constraint/.test(line));
        assert.deepEqual(fixed, []);
      });

      it('checks each parameter and says what is wrong with it', async () => {
        const { template } = await load(name);
        for (const [key, parameter] of Object.entries(template.Parameters)) {
          assert.ok(parameter.AllowedPattern ?? parameter.AllowedValues, key);
          assert.ok(parameter.ConstraintDescription, key);
          assert.ok(parameter.Description, key);
        }
      });

      it('has roles of one hour, tagged, each with its ARN and name as outputs', async () => {
        const { template } = await load(name);
        for (const [logicalId, resource] of Object.entries(template.Resources)) {
          assert.equal(resource.Type, 'AWS::IAM::Role');
          assert.equal(resource.Properties.MaxSessionDuration, 3600);
          assert.deepEqual(resource.Properties.Tags, [{ Key: 'Application', Value: 'Panther' }]);
          const output = logicalId.startsWith('CloudFormation') ? logicalId : `Panther${logicalId}`;
          assert.ok(`${output}Arn` in template.Outputs && `${output}Name` in template.Outputs, logicalId);
        }
      });

      it("keeps each role's inline policies within IAM's 10,240 characters", async () => {
        const { template } = await load(name);
        for (const [logicalId, resource] of Object.entries(template.Resources)) {
          const size = resource.Properties.Policies.map((policy) => JSON.stringify(policy.PolicyDocument).length);
          // Parameters and pseudo parameters grow when CloudFormation fills them in.
          assert.ok(size.reduce((sum, one) => sum + one, 0) < 9_000, `${logicalId}: ${size}`);
        }
      });

      it('renders by changing nothing but defaults, to values that its own patterns allow', async () => {
        const { text } = await load(name);
        const rendered = renderTemplate(text, stackParameters(name, master, account));
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

describe('the scan-role template', () => {
  it('has the role names of the estate', async () => {
    const { template } = await load('scanRole');
    assert.deepEqual(
      Object.values(template.Resources).map((resource) => resource.Properties.RoleName),
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
    const { template } = await load('scanRole');
    const parameter = named(template.Parameters, 'ExternalId');
    assert.equal(parameter.Default, undefined);
    const pattern = new RegExp(parameter.AllowedPattern ?? '');
    assert.match('panther-0123456789abcdef', pattern);
    for (const bad of ['', 'short', 'x'.repeat(15), 'x'.repeat(300), 'has a blank in it 1234', 'x*y*z*x*y*z*x*y*z*'])
      assert.doesNotMatch(bad, pattern);
  });

  it('lets nobody assume a role without the external id but the StackSet admin role', async () => {
    const { template } = await load('scanRole');
    for (const [name, resource] of Object.entries(template.Resources)) {
      for (const statement of resource.Properties.AssumeRolePolicyDocument.Statement) {
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

  it('gives the scan role reads only', async () => {
    const { template } = await load('scanRole');
    const writes = actions(role(template, 'AuditRole')).filter(
      (action) => !/^[a-z0-9-]+:(Get|List|Describe|GenerateCredentialReport$)/.test(action),
    );
    assert.deepEqual(writes, []);
    assert.equal(role(template, 'AuditRole').ManagedPolicyArns?.length, 1);
  });

  it('gives the execution role no more than stacks, rules, topics and their key', async () => {
    const { template } = await load('scanRole');
    const granted = actions(role(template, 'CloudFormationStackSetExecutionRole'));
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
    const { template } = await load('scanRole');
    const granted = actions(role(template, 'RemediationRole'));
    assert.ok(granted.includes('iam:UpdateAccessKey'));
    const escalating = granted.filter((action) =>
      /^iam:(Add|Attach|Create(?!ServiceLinkedRole$)|Pass|Put|Set|UpdateAssume|UpdateLogin)|\*/.test(action),
    );
    assert.deepEqual(escalating, []);
  });

  it('has the lines between which the catalogue writes its actions', async () => {
    const { text } = await load('scanRole');
    assert.match(text, /# begin: actions of the catalogue\n( +- [a-z0-9-]+:\w+\n)+ +# end: actions of the catalogue\n/);
  });
});

describe('the StackSet admin-role template', () => {
  it("serves only this account's StackSets and assumes only the execution role", async () => {
    const { template } = await load('stackSetAdminRole');
    const admin = role(template, 'CloudFormationStackSetAdminRole');
    const [trust] = admin.AssumeRolePolicyDocument.Statement;
    assert.deepEqual(Object.keys(trust?.Condition ?? {}), ['StringEquals', 'ArnLike']);
    assert.deepEqual(actions(admin), ['sts:AssumeRole']);
    const resource = JSON.stringify(admin.Policies[0]?.PolicyDocument.Statement[0]?.Resource);
    assert.match(resource, /:role\/PantherCloudFormationStackSetExecutionRole-\$\{Region\}/);
  });
});
