import assert from 'node:assert/strict';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateRoleCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { failureOf, inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

const StackName = 'roles';

const template = JSON.stringify({
  Parameters: {
    Trusted: { Type: 'String', AllowedPattern: '^[0-9]{12}$' },
    WithSecond: { Type: 'String', Default: 'false', AllowedValues: ['true', 'false'] },
  },
  Conditions: { Second: { 'Fn::Equals': [{ Ref: 'WithSecond' }, 'true'] } },
  Resources: {
    First: role('first-role'),
    Second: { ...role('second-role'), Condition: 'Second', DependsOn: 'First' },
  },
  Outputs: { FirstArn: { Value: { 'Fn::GetAtt': ['First', 'Arn'] } } },
});

function role(RoleName: string) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName,
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { AWS: { Ref: 'Trusted' } }, Action: 'sts:AssumeRole' }],
      },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecurityAudit'],
    },
  };
}

function withPolicy(action: string): string {
  const before = JSON.parse(template) as { readonly Resources: { readonly First: ReturnType<typeof role> } };
  const { First } = before.Resources;
  const ManagedPolicyArns = [...First.Properties.ManagedPolicyArns, { Ref: 'Reads' }];
  const PolicyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
  };
  return JSON.stringify({
    ...before,
    Resources: {
      ...before.Resources,
      Reads: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } },
      First: { ...First, Properties: { ...First.Properties, ManagedPolicyArns } },
    },
  });
}

describe('the emulator deploys stacks', () => {
  const emulator = useEmulator();
  let cloudformation: CloudFormationClient;
  let iam: IAMClient;

  beforeEach(async () => {
    await emulator().reset();
    const connection = await inAccount(emulator().endpoint, '123456789012');
    cloudformation = new CloudFormationClient(connection);
    iam = new IAMClient(connection);
  });

  function plan(
    ChangeSetType: 'CREATE' | 'UPDATE',
    parameters: Record<string, string>,
    options: Partial<CreateChangeSetCommandInput> = {},
  ) {
    return cloudformation.send(
      new CreateChangeSetCommand({
        StackName,
        ChangeSetName: 'plan',
        ChangeSetType,
        TemplateBody: template,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
        ...options,
      }),
    );
  }

  async function planned(id: string | undefined): Promise<string[]> {
    const { Changes } = await cloudformation.send(new DescribeChangeSetCommand({ StackName, ChangeSetName: id }));
    return (Changes ?? []).map(({ ResourceChange: to }) => `${to?.Action} ${to?.LogicalResourceId}`);
  }

  async function deploy(type: 'CREATE' | 'UPDATE', parameters: Record<string, string>): Promise<void> {
    const { Id } = await plan(type, parameters);
    await cloudformation.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName: Id }));
  }

  async function stack() {
    return (await cloudformation.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  }

  async function roleNames(): Promise<string[]> {
    const { Roles } = await iam.send(new ListRolesCommand({}));
    return (Roles ?? []).map(({ RoleName }) => RoleName ?? '').toSorted();
  }

  it('asks for the capability that named roles need', async () => {
    const failure = await failureOf(plan('CREATE', { Trusted: '111122223333' }, { Capabilities: ['CAPABILITY_IAM'] }));
    assert.equal(failure.name, 'InsufficientCapabilitiesException');
  });

  it('refuses a parameter that breaks its pattern, lacks its value or is unknown', async () => {
    const failures = await Promise.all([
      failureOf(plan('CREATE', { Trusted: '12' })),
      failureOf(plan('CREATE', {})),
      failureOf(plan('CREATE', { Trusted: '111122223333', Surplus: 'x' })),
    ]);
    assert.deepEqual(new Set(failures.map(({ name }) => name)), new Set(['ValidationError']));
  });

  it('shows what a condition leaves of the template, and makes it with its policies and outputs', async () => {
    const { Id } = await plan('CREATE', { Trusted: '111122223333' });
    assert.deepEqual(await planned(Id), ['Add First']);
    await cloudformation.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName: Id }));
    const made = await stack();
    assert.equal(made?.StackStatus, 'CREATE_COMPLETE');
    assert.equal(made?.Outputs?.[0]?.OutputValue, 'arn:aws:iam::123456789012:role/first-role');
    assert.deepEqual(await roleNames(), ['first-role']);
    const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'first-role' }));
    assert.equal(attached.AttachedPolicies?.[0]?.PolicyName, 'SecurityAudit');
  });

  it('updates what a parameter changes, adds and removes what a condition does', async () => {
    await deploy('CREATE', { Trusted: '111122223333' });
    const { Id } = await plan('UPDATE', { Trusted: '222233334444', WithSecond: 'true' });
    assert.deepEqual(await planned(Id), ['Add Second', 'Modify First']);
    await cloudformation.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName: Id }));
    assert.equal((await stack())?.StackStatus, 'UPDATE_COMPLETE');
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'first-role' }));
    assert.match(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''), /222233334444/);
    await deploy('UPDATE', { Trusted: '222233334444', WithSecond: 'false' });
    assert.deepEqual(await roleNames(), ['first-role']);
  });

  it('says that there is nothing to change', async () => {
    await deploy('CREATE', { Trusted: '111122223333' });
    const { Id } = await plan('UPDATE', { Trusted: '111122223333' });
    const { Status, StatusReason } = await cloudformation.send(
      new DescribeChangeSetCommand({ StackName, ChangeSetName: Id }),
    );
    assert.equal(Status, 'FAILED');
    assert.match(StatusReason ?? '', /didn't contain changes/);
  });

  it('rolls back when a resource fails, and tells which and why', async () => {
    await iam.send(new CreateRoleCommand({ RoleName: 'second-role', AssumeRolePolicyDocument: '{}' }));
    await deploy('CREATE', { Trusted: '111122223333', WithSecond: 'true' });
    assert.equal((await stack())?.StackStatus, 'ROLLBACK_COMPLETE');
    assert.deepEqual(await roleNames(), ['second-role']);
    const { StackEvents } = await cloudformation.send(new DescribeStackEventsCommand({ StackName }));
    const failed = (StackEvents ?? []).filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
    assert.deepEqual(
      failed.map(({ LogicalResourceId }) => LogicalResourceId),
      ['Second'],
    );
    assert.match(failed[0]?.ResourceStatusReason ?? '', /Role with name second-role already exists.*AlreadyExists\)$/);
    const update = await failureOf(plan('UPDATE', { Trusted: '111122223333' }));
    assert.equal(update.name, 'ValidationError');
  });

  it('moves what a role may do into a managed policy, changes it in place, and takes it away', async () => {
    const update = (TemplateBody: string) => plan('UPDATE', { Trusted: '111122223333' }, { TemplateBody });
    const execute = async ({ Id }: { readonly Id?: string | undefined }) => {
      const changes = await planned(Id);
      await cloudformation.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName: Id }));
      assert.equal((await stack())?.StackStatus, 'UPDATE_COMPLETE');
      return changes;
    };
    const attached = async () => {
      const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'first-role' }));
      return (AttachedPolicies ?? []).map(({ PolicyArn }) => PolicyArn ?? '').filter((arn) => !arn.includes('::aws:'));
    };
    await deploy('CREATE', { Trusted: '111122223333' });
    assert.deepEqual(await execute(await update(withPolicy('s3:ListAllMyBuckets'))), ['Add Reads', 'Modify First']);
    const [arn, ...others] = await attached();
    assert.match(arn ?? '', /^arn:aws:iam::123456789012:policy\/roles-Reads-/);
    assert.deepEqual(others, []);

    assert.deepEqual(await execute(await update(withPolicy('kms:ListKeys'))), ['Modify Reads']);
    assert.deepEqual(await attached(), [arn]);
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
    const version = { PolicyArn: arn, VersionId: Policy?.DefaultVersionId };
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand(version));
    assert.match(decodeURIComponent(PolicyVersion?.Document ?? ''), /kms:ListKeys/);

    assert.deepEqual(await execute(await update(template)), ['Modify First', 'Remove Reads']);
    assert.deepEqual(await attached(), []);
    assert.equal((await failureOf(iam.send(new GetPolicyCommand({ PolicyArn: arn })))).name, 'NoSuchEntityException');
  });

  it('deletes a stack with its resources', async () => {
    await deploy('CREATE', { Trusted: '111122223333', WithSecond: 'true' });
    await cloudformation.send(new DeleteStackCommand({ StackName }));
    assert.deepEqual(await roleNames(), []);
    assert.equal((await failureOf(stack())).name, 'ValidationError');
  });
});
