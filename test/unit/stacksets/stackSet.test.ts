import assert from 'node:assert/strict';
import {
  deleteStackSet,
  planRemoval,
  removeInstances,
  stopOperation,
} from '../../../server/src/app/stacksets/changeStackSet.ts';
import type { FollowOptions } from '../../../server/src/app/stacksets/ourStackSet.ts';
import { planRealTime, type StackSetWish } from '../../../server/src/app/stacksets/planRealTime.ts';
import { readOperation } from '../../../server/src/app/stacksets/readOperations.ts';
import { retryFailed } from '../../../server/src/app/stacksets/retryFailed.ts';
import { runPlan, type StackSetProgress } from '../../../server/src/app/stacksets/runPlan.ts';
import { refreshStackSet } from '../../../server/src/app/stacksets/stackSetState.ts';
import { watchStackSets } from '../../../server/src/app/stacksets/watchStackSets.ts';
import { needsAttention } from '../../../server/src/core/stacksets/instance.ts';
import { defaultPreferences } from '../../../server/src/core/stacksets/preferences.ts';
import { REAL_TIME_STACK_SET } from '../../../server/src/core/stacksets/stackSetRef.ts';
import { fakeClock, hastyClock, settled } from '../../support/fakeClock.ts';
import { useInventory } from '../store/openInventory.ts';
import {
  adminRole,
  type EstateOptions,
  executionRole,
  one,
  type StackSetEstate,
  stackSetEstate,
  three,
  two,
} from './stackSetEstate.ts';

const { signal } = new AbortController();
const all: StackSetWish = { accountIds: null, regions: null, preferences: defaultPreferences, update: false };
const quietly: FollowOptions = { wait: true, onOperation: () => undefined };

describe('a StackSet of real-time events', () => {
  const { store } = useInventory();
  const clock = () => hastyClock();
  const open = (options: Partial<EstateOptions> = {}) => stackSetEstate({ store: store(), clock: clock(), ...options });
  const create = async (
    { ctx }: StackSetEstate,
    wish: Partial<StackSetWish> = {},
    onProgress: (progress: StackSetProgress) => void = () => undefined,
  ) =>
    runPlan(
      ctx,
      await planRealTime(ctx, { ...all, ...wish }, signal),
      { acknowledged: [], wait: true },
      onProgress,
      signal,
    );
  const instances = async () => store().stackInstances(REAL_TIME_STACK_SET, {}, { offset: 0, limit: 100 });

  it('is planned without changing anything', async () => {
    const estate = open();
    const plan = await planRealTime(estate.ctx, all, signal);
    assert.equal(plan.set.action, 'create');
    assert.equal(plan.added, 6);
    assert.deepEqual(plan.groups, [{ accountIds: [one.id, two.id, three.id], regions: ['eu-west-1', 'us-east-1'] }]);
    assert.equal(plan.administrationRoleArn, `arn:aws:iam::111122223333:role/${adminRole}`);
    assert.equal(plan.executionRoleName, executionRole);
    assert.deepEqual(plan.blockers, []);
    assert.deepEqual(estate.changes(), []);
  });

  it('is created with its roles, and its stacks in as few operations as there are lists of regions', async () => {
    const estate = open({ enabled: { [one.id]: ['us-east-1'] } });
    const { operations } = await create(estate);
    assert.deepEqual(
      operations.map(({ status }) => status),
      ['succeeded', 'succeeded'],
    );
    assert.equal(estate.fake.set?.['AdministrationRoleARN'], `arn:aws:iam::111122223333:role/${adminRole}`);
    assert.equal(estate.fake.set?.['ExecutionRoleName'], executionRole);
    assert.deepEqual(
      estate.changes().map(({ call, input }) => [call, input['Accounts'], input['Regions']]),
      [
        ['cloudformation:CreateStackSet', undefined, undefined],
        ['cloudformation:CreateStackInstances', [one.id], ['us-east-1']],
        ['cloudformation:CreateStackInstances', [two.id, three.id], ['eu-west-1', 'us-east-1']],
      ],
    );
    assert.deepEqual(estate.changes()[1]?.input['OperationPreferences'], {
      MaxConcurrentCount: 5,
      FailureToleranceCount: 0,
      ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE',
      RegionConcurrencyType: 'PARALLEL',
    });
    assert.deepEqual(new Set((await instances()).map(({ status }) => status)), new Set(['current']));
    assert.equal((await instances()).length, 5);
  });

  it('waits where CloudFormation throttles, and sends each request again', async () => {
    const often = ['CreateStackSet', 'CreateStackInstances', 'DescribeStackSetOperation', 'ListStackInstances'];
    const estate = open({ throttledOnce: often.map((action) => `cloudformation:${action}`) });
    const { operations } = await create(estate, { regions: ['us-east-1'] });
    assert.deepEqual(
      operations.map(({ status }) => status),
      ['succeeded'],
    );
    assert.equal((await instances()).length, 3);
  });

  it('looks at an operation with one call each five seconds or less often', async () => {
    const hasty = hastyClock();
    const estate = open({ clock: hasty });
    await create(estate);
    const looks = estate.sent.filter(({ call }) => call === 'cloudformation:DescribeStackSetOperation').length;
    assert.equal(looks, 2);
    assert.deepEqual(hasty.waited, [5_000]);
  });

  it('gets further accounts and regions, and nothing twice', async () => {
    const estate = open();
    await create(estate, { accountIds: [one.id], regions: ['us-east-1'] });
    const plan = await planRealTime(estate.ctx, { ...all, accountIds: [one.id, two.id] }, signal);
    assert.equal(plan.present, 1);
    assert.deepEqual(plan.groups, [
      { accountIds: [one.id], regions: ['eu-west-1'] },
      { accountIds: [two.id], regions: ['eu-west-1', 'us-east-1'] },
    ]);
    await runPlan(estate.ctx, plan, { acknowledged: [], wait: true }, () => undefined, signal);
    assert.equal((await planRealTime(estate.ctx, { ...all, accountIds: [one.id, two.id] }, signal)).added, 0);
  });

  it('tells why a stack failed and what to do, and tries only that one again', async () => {
    const estate = open();
    estate.fake.failure = (id) =>
      id === two.id
        ? `Account ${id} should have '${executionRole}' role with trust relationship to Role '${adminRole}'.`
        : null;
    const { operations } = await create(estate, {
      regions: ['us-east-1'],
      preferences: { ...defaultPreferences, failureTolerance: 2 },
    });
    const [operation] = operations;
    assert.equal(operation?.failed, 1);
    const bad = (await instances()).filter(needsAttention);
    assert.deepEqual(
      bad.map(({ accountId, status }) => [accountId, status]),
      [[two.id, 'outdated']],
    );
    const { results } = await readOperation(estate.ctx, REAL_TIME_STACK_SET, operation?.id ?? '', signal);
    const result = results.find(({ accountId }) => accountId === two.id);
    assert.match(result?.hint ?? '', /Deploy the scan-role stack in account 222222222222 with real time on/);

    estate.fake.failure = () => null;
    const before = estate.changes().length;
    await retryFailed(estate.ctx, REAL_TIME_STACK_SET, defaultPreferences, quietly, signal);
    const again = estate.changes().slice(before);
    assert.deepEqual(
      again.map(({ call, input }) => [call, input['Accounts'], input['Regions']]),
      [['cloudformation:CreateStackInstances', [two.id], ['us-east-1']]],
    );
    assert.deepEqual((await instances()).filter(needsAttention), []);
    await assert.rejects(
      retryFailed(estate.ctx, REAL_TIME_STACK_SET, defaultPreferences, quietly, signal),
      /Nothing failed/,
    );
  });

  it('stops where more failed than may, and says of the rest that they were cancelled', async () => {
    const estate = open();
    estate.fake.failure = (id) => (id === one.id ? 'Resource panther-cloudwatch-events-topic already exists' : null);
    const { operations } = await create(estate, { regions: ['us-east-1'] });
    assert.equal(operations[0]?.status, 'failed');
    const { results } = await readOperation(estate.ctx, REAL_TIME_STACK_SET, operations[0]?.id ?? '', signal);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['failed', 'cancelled', 'cancelled'],
    );
    assert.match(results[0]?.hint ?? '', /Delete what has that name in account 111111111111, us-east-1/);
    assert.match(results[1]?.hint ?? '', /Mend what failed first/);
    assert.equal((await store().stackSet(REAL_TIME_STACK_SET))?.counts.attention, 3);
  });

  it('is brought to a newer template with its roles given again, and what stayed behind is refreshed alone', async () => {
    const estate = open();
    await create(estate, { regions: ['us-east-1'] });
    estate.fake.set = { ...estate.fake.set, TemplateBody: 'Resources: {}', AdministrationRoleARN: 'another' };
    const plan = await planRealTime(estate.ctx, { ...all, regions: ['us-east-1'], update: true }, signal);
    assert.deepEqual(plan.set, { action: 'update', note: 'It differs in its template, its admin role.' });
    estate.fake.failure = (id) => (id === three.id ? 'Rate exceeded' : null);
    await runPlan(estate.ctx, plan, { acknowledged: [], wait: true }, () => undefined, signal);
    const update = estate.changes().at(-1);
    assert.equal(update?.call, 'cloudformation:UpdateStackSet');
    assert.equal(update.input['AdministrationRoleARN'], `arn:aws:iam::111122223333:role/${adminRole}`);
    assert.equal(update.input['ExecutionRoleName'], executionRole);

    estate.fake.failure = () => null;
    await retryFailed(estate.ctx, REAL_TIME_STACK_SET, defaultPreferences, quietly, signal);
    const refresh = estate.changes().at(-1);
    assert.equal(refresh?.call, 'cloudformation:UpdateStackSet');
    assert.deepEqual([refresh.input['Accounts'], refresh.input['UsePreviousTemplate']], [[three.id], true]);
    assert.equal(refresh.input['AdministrationRoleARN'], `arn:aws:iam::111122223333:role/${adminRole}`);
    assert.deepEqual((await instances()).filter(needsAttention), []);
  });

  it('says that it is older, and leaves it so unless asked', async () => {
    const estate = open();
    await create(estate);
    estate.fake.set = { ...estate.fake.set, TemplateBody: 'Resources: {}' };
    const plan = await planRealTime(estate.ctx, all, signal);
    assert.equal(plan.set.action, 'none');
    assert.match(plan.warnings[0]?.text ?? '', /differs from what this version makes, in its template/);
  });

  it('lets accounts go, with their stacks or without', async () => {
    const estate = open();
    await create(estate);
    for (const [id, keepStacks] of [
      [one.id, true],
      [two.id, false],
    ] as const) {
      const groups = await planRemoval(estate.ctx, REAL_TIME_STACK_SET, { accountIds: [id], regions: null }, signal);
      await removeInstances(
        estate.ctx,
        REAL_TIME_STACK_SET,
        groups,
        { keepStacks, preferences: defaultPreferences },
        quietly,
        signal,
      );
      const last = estate.changes().at(-1);
      assert.deepEqual([last?.input['Accounts'], last?.input['RetainStacks']], [[id], keepStacks]);
    }
    assert.deepEqual(new Set((await instances()).map(({ accountId }) => accountId)), new Set([three.id]));
    await assert.rejects(deleteStackSet(estate.ctx, REAL_TIME_STACK_SET, signal), /still has stacks: 2/);
    await assert.rejects(
      planRemoval(estate.ctx, REAL_TIME_STACK_SET, { accountIds: [one.id], regions: null }, signal),
      /has no stacks in these/,
    );
  });

  it('is deleted once it is empty', async () => {
    const estate = open();
    await create(estate);
    const groups = await planRemoval(estate.ctx, REAL_TIME_STACK_SET, { accountIds: null, regions: null }, signal);
    await removeInstances(
      estate.ctx,
      REAL_TIME_STACK_SET,
      groups,
      { keepStacks: false, preferences: defaultPreferences },
      quietly,
      signal,
    );
    await deleteStackSet(estate.ctx, REAL_TIME_STACK_SET, signal);
    assert.equal((await refreshStackSet(estate.ctx, REAL_TIME_STACK_SET, signal)).exists, false);
  });

  it('is never touched when it is somebody else’s', async () => {
    const estate = open();
    estate.fake.set = { StackSetName: 'panther-real-time-events', TemplateBody: 'Resources: {}' };
    const plan = await planRealTime(estate.ctx, { ...all, update: true }, signal);
    assert.match(plan.blockers[0]?.text ?? '', /not ours/);
    await assert.rejects(
      runPlan(estate.ctx, plan, { acknowledged: [], wait: true }, () => undefined, signal),
      /not ours/,
    );
    for (const attempt of [
      () => deleteStackSet(estate.ctx, REAL_TIME_STACK_SET, signal),
      () => retryFailed(estate.ctx, REAL_TIME_STACK_SET, defaultPreferences, quietly, signal),
      () => planRemoval(estate.ctx, REAL_TIME_STACK_SET, { accountIds: null, regions: null }, signal),
      () => stopOperation(estate.ctx, REAL_TIME_STACK_SET, null, signal),
    ]) {
      await assert.rejects(attempt, /not ours/);
    }
    assert.deepEqual(estate.changes(), []);
  });

  it('is ours when it was made by hand from the page’s steps', async () => {
    const estate = open();
    estate.fake.set = {
      TemplateBody: 'Resources: {}',
      Parameters: [
        { ParameterKey: 'MasterAccountId', ParameterValue: '1' },
        { ParameterKey: 'QueueArn', ParameterValue: '2' },
      ],
    };
    const plan = await planRealTime(estate.ctx, all, signal);
    assert.deepEqual(plan.blockers, []);
  });

  it('has its operations wait for each other, and refuses where they cannot', async () => {
    const estate = open();
    await create(estate, { regions: ['us-east-1'] });
    estate.fake.begin('UPDATE');
    const waiting = await planRealTime(estate.ctx, all, signal);
    assert.match(waiting.warnings[0]?.text ?? '', /Another operation is running/);
    estate.fake.begin('UPDATE');
    estate.fake.set = { ...estate.fake.set, ManagedExecution: { Active: false } };
    const refused = await planRealTime(estate.ctx, all, signal);
    assert.match(refused.blockers[0]?.text ?? '', /Another operation is running/);
    const groups = await planRemoval(estate.ctx, REAL_TIME_STACK_SET, { accountIds: null, regions: null }, signal);
    estate.fake.begin = () => undefined;
    await assert.rejects(
      removeInstances(
        estate.ctx,
        REAL_TIME_STACK_SET,
        groups,
        { keepStacks: true, preferences: defaultPreferences },
        quietly,
        signal,
      ),
      { code: 'BUSY' },
    );
  });

  it('is stopped in the middle of an operation', async () => {
    const estate = open();
    estate.fake.isSlow = true;
    const plan = await planRealTime(estate.ctx, all, signal);
    await runPlan(estate.ctx, plan, { acknowledged: [], wait: false }, () => undefined, signal);
    const stopped = await stopOperation(estate.ctx, REAL_TIME_STACK_SET, null, signal);
    assert.equal(stopped?.status, 'stopped');
    assert.equal(await stopOperation(estate.ctx, REAL_TIME_STACK_SET, null, signal), null);
  });

  it('finds an operation again whose window was closed', async () => {
    const time = fakeClock();
    const estate = open({ clock: time });
    const closing = new AbortController();
    const plan = await planRealTime(estate.ctx, all, signal);
    const run = runPlan(estate.ctx, plan, { acknowledged: [], wait: true }, () => undefined, closing.signal);
    await time.waiting();
    closing.abort();
    await assert.rejects(run);
    assert.equal((await store().stackSet(REAL_TIME_STACK_SET))?.counts.attention, 0);

    const next = new AbortController();
    const before = estate.sent.length;
    const watching = watchStackSets({ ...estate.ctx, holder: 'the next window' }, next.signal);
    await time.waiting();
    for (let look = 0; look < 4; look += 1) await time.advance(30_000);
    await settled();
    next.abort();
    await watching;
    const known = await store().stackSet(REAL_TIME_STACK_SET);
    assert.equal(known?.report.operations[0]?.status, 'succeeded');
    assert.deepEqual(known.counts, { instances: 6, accounts: 3, regions: 2, attention: 0, running: 0 });
    const asked = estate.sent.slice(before).filter(({ call }) => call === 'cloudformation:ListStackSetOperations');
    assert.ok(asked.length <= 3, `${asked.length} looks in two minutes`);
  });
});
