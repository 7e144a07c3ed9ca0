/** A StackSet, end to end: the admin role, the StackSet, and its stacks in two accounts and two regions. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { EventBridgeClient, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { estateEnvironment } from '../../scripts/estate/environment.ts';
import { executeStack } from '../../server/src/app/stacks/executeStack.ts';
import { planStack } from '../../server/src/app/stacks/planStack.ts';
import { planRemoval, removeInstances } from '../../server/src/app/stacksets/changeStackSet.ts';
import { planRealTime, type StackSetWish } from '../../server/src/app/stacksets/planRealTime.ts';
import { runPlan, type StackSetProgress } from '../../server/src/app/stacksets/runPlan.ts';
import { type App, composeApp } from '../../server/src/compose.ts';
import type { Account } from '../../server/src/core/accounts/account.ts';
import { AppError } from '../../server/src/core/errors.ts';
import { defaultPreferences } from '../../server/src/core/stacksets/preferences.ts';
import { REAL_TIME_STACK_SET } from '../../server/src/core/stacksets/stackSetRef.ts';
import { payments } from '../support/accounts.ts';
import { hastyClock } from '../support/fakeClock.ts';
import { quiet } from './operatorHome.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

const { signal } = new AbortController();
const master = { accountId: '111122223333', region: 'us-east-1', profile: 'security' };

/** The administrator as a target of its own, as where there is one account only. */
const administrator: Account = {
  ...payments,
  id: master.accountId,
  name: 'Security',
  externalId: 'panther-fedcba9876543210',
};
const wish: StackSetWish = {
  accountIds: null,
  regions: ['us-east-1', 'eu-west-1'],
  preferences: defaultPreferences,
  update: false,
};
const acknowledged = ['CAPABILITY_NAMED_IAM'];

describe('real time in many accounts', () => {
  const emulator = useEmulator();
  const environment = { ...process.env };
  let home = '';
  let app: App;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'panther-stack-sets-'));
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    Object.assign(process.env, await estateEnvironment(emulator().endpoint, home));
    const options = { accountsFile: join(home, 'accounts.yaml'), home, profile: 'security' };
    app = await composeApp({ ...options, askMfa: null, log: quiet }, { clock: hastyClock(Date.now()) });
    await app.accountsFile.update(() => ({ kind: 'setMaster', master }));
    for (const [account, profile] of [
      [payments, 'payments'],
      [administrator, 'security'],
    ] as const) {
      await app.accountsFile.update(() => ({ kind: 'put', account }));
      const target = { template: 'scanRole', account, profile } as const;
      const plan = await planStack(app, { ...target, acknowledged }, signal);
      await executeStack(app, { ...target, plan }, () => undefined, signal);
    }
  });
  after(async () => {
    await app.close();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
    await rm(home, { recursive: true, force: true });
  });

  const stackIn = async (accountId: string, region: string) => {
    const client = new CloudFormationClient({ ...(await inAccount(emulator().endpoint, accountId)), region });
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
    client.destroy();
    return Stacks.find(({ StackName }) => StackName?.startsWith('StackSet-') || StackName?.startsWith('StackSet:'));
  };

  it('is refused without the acknowledgement of the admin role, and nothing is made', async () => {
    const plan = await planRealTime(app, wish, signal);
    assert.equal(plan.adminRole.action, 'create');
    await assert.rejects(
      runPlan(app, plan, { acknowledged: [], wait: true }, () => undefined, signal),
      (error) => error instanceof AppError && error.code === 'BAD_INPUT',
    );
    assert.equal((await planRealTime(app, wish, signal)).set.action, 'create');
  });

  it('is set up by one plan, in the administrator too', async () => {
    const told: StackSetProgress[] = [];
    const plan = await planRealTime(app, wish, signal);
    assert.deepEqual(plan.blockers, []);
    assert.equal(plan.added, 4);
    const { operations } = await runPlan(
      app,
      plan,
      { acknowledged, wait: true },
      (progress) => told.push(progress),
      signal,
    );
    assert.deepEqual(
      operations.map(({ status }) => status),
      ['succeeded'],
    );
    assert.ok(told.some((progress) => progress.kind === 'step' && progress.text.startsWith('Creating the StackSet')));
    const iam = new IAMClient(await inAccount(emulator().endpoint, master.accountId));
    const { Role: role } = await iam.send(
      new GetRoleCommand({ RoleName: 'PantherCloudFormationStackSetAdminRole-us-east-1' }),
    );
    iam.destroy();
    assert.equal(role?.Arn, plan.administrationRoleArn);
    for (const accountId of [payments.id, administrator.id]) {
      for (const region of ['us-east-1', 'eu-west-1']) {
        assert.equal((await stackIn(accountId, region))?.StackStatus, 'CREATE_COMPLETE', `${accountId} ${region}`);
        const events = new EventBridgeClient({ ...(await inAccount(emulator().endpoint, accountId)), region });
        const { Targets = [] } = await events.send(
          new ListTargetsByRuleCommand({ Rule: 'panther-cloudtrail-changes' }),
        );
        events.destroy();
        assert.deepEqual(
          Targets.map(({ Arn }) => Arn),
          [`arn:aws:sns:${region}:${accountId}:panther-cloudwatch-events-topic`],
        );
      }
    }
  });

  it('finds everything in its place afterwards', async () => {
    const plan = await planRealTime(app, wish, signal);
    assert.deepEqual(
      [plan.adminRole.action, plan.queue.action, plan.set.action, plan.added],
      ['none', 'none', 'none', 0],
    );
    assert.equal(plan.present, 4);
  });

  it('takes the stacks of one account away, and leaves the others', async () => {
    const groups = await planRemoval(app, REAL_TIME_STACK_SET, { accountIds: [payments.id], regions: null }, signal);
    const follow = { wait: true, onOperation: () => undefined };
    await removeInstances(
      app,
      REAL_TIME_STACK_SET,
      groups,
      { keepStacks: false, preferences: defaultPreferences },
      follow,
      signal,
    );
    assert.equal(await stackIn(payments.id, 'us-east-1'), undefined);
    assert.equal((await stackIn(administrator.id, 'us-east-1'))?.StackStatus, 'CREATE_COMPLETE');
    assert.equal((await app.store.stackSet(REAL_TIME_STACK_SET))?.counts.instances, 2);
  });
});
