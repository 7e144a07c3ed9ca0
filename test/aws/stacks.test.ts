import assert from 'node:assert/strict';
import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
  UpdateStackCommand,
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
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { verifyAccount } from '../../server/src/app/accounts/verifyAccount.ts';
import { discardStack } from '../../server/src/app/stacks/discardStack.ts';
import { executeStack } from '../../server/src/app/stacks/executeStack.ts';
import { planStack } from '../../server/src/app/stacks/planStack.ts';
import { uploadTemplate } from '../../server/src/app/stacks/uploadTemplate.ts';
import { type App, composeApp } from '../../server/src/compose.ts';
import type { Account } from '../../server/src/core/accounts/account.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { scanPolicy } from '../../server/src/core/catalog/permissions.ts';
import { AppError, type AppErrorCode } from '../../server/src/core/errors.ts';
import type { StackEvent, StackPlan } from '../../server/src/protocol/templates.ts';
import { payments } from '../support/accounts.ts';
import { hastyClock } from '../support/fakeClock.ts';
import { operatorHome, quiet } from './operatorHome.ts';
import { inAccount } from './support/clients.ts';

const { signal } = new AbortController();
const stackName = 'panther-cloudsec-setup';
const scanPolicies = ['ScanPolicyAToC', 'ScanPolicyDToF', 'ScanPolicyGToR', 'ScanPolicySToZ'];

describe('deploying a stack', () => {
  const home = operatorHome();
  let app: App;
  let cloudFormation: CloudFormationClient;
  let iam: IAMClient;

  beforeEach(async () => {
    const options = { accountsFile: `${home.folder()}/accounts.yaml`, home: home.folder(), profile: 'security' };
    app = await composeApp({ ...options, askMfa: null, log: quiet }, { clock: hastyClock(Date.now()) });
    await app.accountsFile.update(() => ({
      kind: 'setMaster',
      master: { accountId: '111122223333', region: 'us-east-1', profile: 'security' },
    }));
    const connection = await inAccount(home.emulator().endpoint, payments.id);
    cloudFormation = new CloudFormationClient(connection);
    iam = new IAMClient(connection);
  });
  afterEach(async () => {
    cloudFormation.destroy();
    iam.destroy();
    await app.close();
  });

  const target = (account: Account | null = payments, profile = 'payments') =>
    ({ template: account ? 'scanRole' : 'stackSetAdminRole', account, profile }) as const;
  const plan = (account: Account | null = payments, profile?: string, aborted = signal) =>
    planStack(app, { ...target(account, profile), acknowledged: ['CAPABILITY_NAMED_IAM'] }, aborted);
  const execute = (made: StackPlan, account: Account | null = payments, onEvent = (_: StackEvent) => {}) =>
    executeStack(app, { ...target(account, account ? 'payments' : 'security'), plan: made }, onEvent, signal);
  const deploy = async (account: Account | null = payments, profile?: string) =>
    execute(await plan(account, profile), account);
  const roleNames = async () => (await iam.send(new ListRolesCommand({}))).Roles?.map(({ RoleName }) => RoleName);
  const stackStatus = async () => {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({}));
    return Stacks?.find((stack) => stack.StackName === stackName)?.StackStatus;
  };

  async function refuses(work: Promise<unknown>, code: AppErrorCode, message: RegExp, hint: RegExp): Promise<void> {
    await assert.rejects(work, (error: unknown) => {
      assert.ok(error instanceof AppError, String(error));
      assert.equal(error.code, code);
      assert.match(error.message, message);
      assert.match(error.fields.hint ?? '', hint);
      return true;
    });
  }

  it('shows what it would do before anything is made', async () => {
    const made = await plan();
    assert.deepEqual([made.isNew, made.accountId, made.region], [true, payments.id, 'us-east-1']);
    assert.deepEqual(
      made.changes.map(({ action, logicalId, resourceType }) => `${action} ${logicalId} ${resourceType}`).sort(),
      [
        'Add AuditRole AWS::IAM::Role',
        'Add CloudFormationStackSetExecutionRole AWS::IAM::Role',
        ...scanPolicies.map((name) => `Add ${name} AWS::IAM::ManagedPolicy`),
      ],
    );
    assert.deepEqual(await roleNames(), []);
  });

  it('makes roles that work, and only with the external id', async () => {
    const events: StackEvent[] = [];
    const result = await execute(await plan(), payments, (event) => events.push(event));
    assert.equal(result.status, 'CREATE_COMPLETE');
    assert.equal(result.outputs['PantherAuditRoleArn'], `arn:aws:iam::${payments.id}:role/PantherAuditRole-us-east-1`);
    assert.deepEqual((await roleNames())?.sort(), [
      'PantherAuditRole-us-east-1',
      'PantherCloudFormationStackSetExecutionRole-us-east-1',
    ]);
    assert.deepEqual(
      events.filter(({ logicalId }) => logicalId === 'AuditRole').map(({ status }) => status),
      ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE'],
    );
    assert.deepEqual([events.at(-1)?.logicalId, events.at(-1)?.status], [stackName, 'CREATE_COMPLETE']);

    const checks = await verifyAccount(app, payments, signal);
    assert.deepEqual(
      checks.map(({ role, status, warning }) => [role, status, warning]),
      [
        ['scan', 'ok', null],
        ['stackSetExecution', 'ok', null],
        ['remediation', 'off', null],
      ],
    );
    const others = await verifyAccount(app, { ...payments, externalId: 'panther-of-somebody-else' }, signal);
    assert.equal(others[0]?.status, 'failed');
  });

  it('attaches policies to the scan role that allow every call of a scan', async () => {
    await deploy();
    const RoleName = 'PantherAuditRole-us-east-1';
    const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    const documents = (AttachedPolicies ?? []).map(async ({ PolicyArn, PolicyName = '' }) => {
      const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
      const VersionId = Policy?.DefaultVersionId;
      const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
      const document = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? '')) as {
        readonly Statement: readonly { readonly Action: readonly string[] }[];
      };
      return { name: PolicyName, actions: document.Statement.flatMap(({ Action }) => Action) };
    });
    const [audit, ...own] = (await Promise.all(documents)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    assert.equal(audit?.name, 'SecurityAudit');
    assert.equal(own.length, scanPolicies.length);
    assert.deepEqual(own.flatMap(({ actions }) => actions).toSorted(), scanPolicy(catalog));
  });

  it('deploys the admin role into the master account', async () => {
    const result = await deploy(null, 'security');
    assert.match(
      String(result.outputs['CloudFormationStackSetAdminRoleArn']),
      /^arn:aws:iam::111122223333:role\/.*-us-east-1$/,
    );
  });

  it('updates a stack that is there, and tells when nothing is to do', async () => {
    await deploy();
    const same = await plan();
    assert.deepEqual([same.isNew, same.changes], [false, []]);
    assert.equal((await execute(same)).status, 'CREATE_COMPLETE');
    const sets = await cloudFormation.send(new ListChangeSetsCommand({ StackName: stackName }));
    assert.ok(!sets.Summaries?.some(({ ChangeSetId }) => ChangeSetId === same.changeSetId));

    const more = { ...payments, remediation: true };
    const made = await plan(more);
    assert.deepEqual(
      made.changes.map(({ action, logicalId }) => `${action} ${logicalId}`),
      ['Add RemediationRole'],
    );
    const events: StackEvent[] = [];
    const result = await execute(made, more, (event) => events.push(event));
    assert.equal(result.status, 'UPDATE_COMPLETE');
    assert.ok(
      !events.some(
        ({ status }) => status.startsWith('CREATE_') && status !== 'CREATE_IN_PROGRESS' && status !== 'CREATE_COMPLETE',
      ),
    );
    assert.ok(
      !events.some(({ logicalId }) => logicalId === 'AuditRole'),
      'events of the first deployment are told again',
    );
  });

  it('keeps a trusted principal that somebody has set', async () => {
    await deploy();
    const scanner = 'arn:aws:iam::111122223333:role/Scanner';
    await cloudFormation.send(
      new UpdateStackCommand({
        StackName: stackName,
        UsePreviousTemplate: true,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: [
          ...[
            'MasterAccountId',
            'MasterAccountRegion',
            'ExternalId',
            'DeployCloudWatchEventSetup',
            'DeployRemediation',
          ].map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
          { ParameterKey: 'TrustedPrincipalArn', ParameterValue: scanner },
        ],
      }),
    );
    await deploy({ ...payments, remediation: true });
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'PantherRemediationRole-us-east-1' }));
    assert.match(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''), /role\/Scanner/);
  });

  it('refuses without the acknowledgement, and says of what', async () => {
    const work = planStack(app, { ...target(), acknowledged: ['CAPABILITY_IAM'] }, signal);
    await refuses(work, 'BAD_INPUT', /CAPABILITY_NAMED_IAM/, /Acknowledge CAPABILITY_NAMED_IAM/);
    assert.equal(await stackStatus(), undefined);
  });

  it('refuses a profile of another account, before it has made anything', async () => {
    const work = plan(payments, 'security-dev');
    await refuses(work, 'WRONG_ACCOUNT', /belongs into account 123456789012.*: 222233334444$/, /Payments/);
  });

  it('refuses without a master account', async () => {
    const empty = await composeApp({
      accountsFile: `${home.folder()}/none.yaml`,
      home: home.folder(),
      profile: null,
      askMfa: null,
      log: quiet,
    });
    try {
      const work = planStack(empty, { ...target(), acknowledged: [] }, signal);
      await refuses(work, 'BAD_INPUT', /master account/, /./);
    } finally {
      await empty.close();
    }
  });

  it('names the role that exists already, and says what to do', async () => {
    const name = 'PantherAuditRole-us-east-1';
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{"Statement":[]}' }));
    const work = deploy({ ...payments, realTime: false });
    await refuses(work, 'STACK', /AuditRole \(AWS::IAM::Role\): .*already exists/i, /delete it, or import it/);
  });

  it('leaves nothing behind when a plan is discarded', async () => {
    const made = await plan();
    assert.equal(await stackStatus(), 'REVIEW_IN_PROGRESS');
    await discardStack(app, { ...target(), plan: made }, signal);
    assert.ok([undefined, 'DELETE_COMPLETE'].includes(await stackStatus()));
    await discardStack(app, { ...target(), plan: made }, signal);
    assert.equal((await deploy()).status, 'CREATE_COMPLETE');
  });

  it('discards a plan of a stack that is there without touching the stack', async () => {
    await deploy();
    const made = await plan({ ...payments, remediation: true });
    await discardStack(app, { ...target(), plan: made }, signal);
    assert.equal(await stackStatus(), 'CREATE_COMPLETE');
  });

  it('takes over an empty stack that an earlier plan has left', async () => {
    await plan();
    const again = await plan();
    assert.equal(again.isNew, true);
    assert.equal((await execute(again)).status, 'CREATE_COMPLETE');
  });

  it('tells when the plan is gone', async () => {
    const made = await plan();
    await cloudFormation.send(new DeleteStackCommand({ StackName: stackName }));
    await assert.rejects(execute(made), { code: 'NOT_FOUND' });
  });

  it('takes its change set away when it cannot be read', async () => {
    await home.emulator().faults.add({ service: 'cloudformation', action: 'DescribeChangeSet', times: 1 });
    await assert.rejects(plan(), { kind: 'denied' });
    assert.ok([undefined, 'DELETE_COMPLETE'].includes(await stackStatus()));
  });

  it('passes on what a proxy says in the place of AWS', async () => {
    await home
      .emulator()
      .faults.add({ service: 'cloudformation', action: 'CreateChangeSet', status: 502, body: '<html>' });
    await assert.rejects(plan(), { name: 'AwsFailure' });
  });

  describe('from a bucket', () => {
    const upload = (bucket: string, profile = 'payments') =>
      uploadTemplate(app, { ...target(), bucket, profile }, signal);
    let s3: S3Client;
    beforeEach(async () => {
      s3 = new S3Client(await inAccount(home.emulator().endpoint, payments.id, 'eu-west-1'));
      await s3.send(
        new CreateBucketCommand({
          Bucket: 'payments-templates',
          CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
        }),
      );
    });
    afterEach(() => s3.destroy());

    it('has the template without any values, where its URL says', async () => {
      const { templateUrl } = await upload('payments-templates');
      const url = new URL(templateUrl);
      assert.equal(url.host, 'payments-templates.s3.eu-west-1.amazonaws.com');
      const object = await s3.send(new GetObjectCommand({ Bucket: 'payments-templates', Key: url.pathname.slice(1) }));
      assert.equal(await object.Body?.transformToString(), await app.templates.read('panther-cloudsec-iam.yml'));
      assert.equal((await upload('payments-templates')).templateUrl, templateUrl);
    });

    it('tells of a bucket that does not exist', async () => {
      await assert.rejects(upload('payments-nothing-here'), { code: 'NOT_FOUND', message: /no such bucket/ });
      await assert.rejects(upload('No Bucket'), { code: 'BAD_INPUT' });
    });
  });
});
