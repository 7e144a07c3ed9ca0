import assert from 'node:assert/strict';
import {
  deleteStackSet,
  detectDrift,
  planRemoval,
  removeInstances,
} from '../../../server/src/app/stacksets/changeStackSet.ts';
import { rolloutPlanCommands } from '../../../server/src/app/stacksets/planCommands.ts';
import { planRollout } from '../../../server/src/app/stacksets/planRollout.ts';
import { readOperation, readOperations } from '../../../server/src/app/stacksets/readOperations.ts';
import { retryFailed } from '../../../server/src/app/stacksets/retryFailed.ts';
import { runRollout } from '../../../server/src/app/stacksets/runRollout.ts';
import { defaultPreferences } from '../../../server/src/core/stacksets/preferences.ts';
import type { RolloutPlan, RolloutWish } from '../../../server/src/core/stacksets/rollout.ts';
import { REAL_TIME_STACK_SET, SCAN_ROLES_STACK_SET } from '../../../server/src/core/stacksets/stackSetRef.ts';
import { masterAccount } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { awsFailure, type Script } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { account, type EstateOptions, one, type StackSetEstate, stackSetEstate, two } from './stackSetEstate.ts';

const { signal } = new AbortController();
const acknowledged = ['CAPABILITY_NAMED_IAM'];
const roles: RolloutWish = {
  kind: 'scanRole',
  right: { kind: 'organization' },
  accountIds: null,
  units: [],
  regions: null,
  autoDeploy: false,
  preferences: defaultPreferences,
  update: false,
};
const ownRoles = {
  kind: 'roles',
  adminRole: `arn:aws:iam::${masterAccount}:role/AWSCloudFormationStackSetAdministrationRole`,
  executionRole: 'AWSCloudFormationStackSetExecutionRole',
} as const;
const units: RolloutWish = {
  ...roles,
  kind: 'realTimeEvents',
  units: ['ou-root-work'],
  regions: ['us-east-1', 'eu-west-1'],
  autoDeploy: true,
};

const stranger = '999999999999';
const suspended = '888888888888';
const elsewhere = account('444444444444', { name: 'Elsewhere', externalId: 'panther-of-elsewhere' });
/** As imports make them: each with an external id of its own. */
const second = { ...two, externalId: 'panther-of-the-second' };
const manager = account(masterAccount, { name: 'Security' });

/** `111...` and `222...` are in Workloads, the second in a unit of it; an account that nobody follows too. */
function organization(managementId = masterAccount): Readonly<Record<string, Script>> {
  const listed = (Id: string, Status = 'ACTIVE') => ({ Id, Name: Id, Status });
  return {
    'organizations:DescribeOrganization': () => ({ Organization: { MasterAccountId: managementId } }),
    'organizations:ListRoots': () => ({ Roots: [{ Id: 'r-root' }] }),
    'organizations:ListAccountsForParent': ({ input }) => ({
      Accounts:
        {
          'r-root': [listed(managementId)],
          'ou-root-work': [listed(one.id), listed(stranger), listed(suspended, 'SUSPENDED')],
          'ou-root-prod': [listed(two.id)],
        }[String(input['ParentId'])] ?? [],
    }),
    'organizations:ListOrganizationalUnitsForParent': ({ input }) => ({
      OrganizationalUnits:
        {
          'r-root': [{ Id: 'ou-root-work', Name: 'Workloads' }],
          'ou-root-work': [{ Id: 'ou-root-prod', Name: 'Production' }],
        }[String(input['ParentId'])] ?? [],
    }),
  };
}

describe('scan roles by a StackSet', () => {
  const { store } = useInventory();
  const open = (options: Partial<EstateOptions> = {}) =>
    stackSetEstate({
      store: store(),
      clock: hastyClock(),
      accounts: [one, second, elsewhere, manager],
      master: organization(),
      ...options,
    });
  const plan = (estate: StackSetEstate, wish: Partial<RolloutWish> = {}) =>
    planRollout(estate.ctx, { ...roles, ...wish }, signal);
  const run = (estate: StackSetEstate, planned: RolloutPlan) =>
    runRollout(estate.ctx, planned, { acknowledged, wait: true }, () => undefined, signal);
  const actions = ({ targets }: RolloutPlan) => targets.map(({ accountId, action }) => [accountId, action]);

  it('are planned for those that have none, and say who is left out and why', async () => {
    const estate = open();
    const planned = await plan(estate);
    assert.deepEqual(actions(planned), [
      [one.id, 'create'],
      [two.id, 'create'],
    ]);
    assert.deepEqual(
      planned.leftOut.map(({ accountId, reason }) => [accountId, reason]),
      [
        [elsewhere.id, 'It is no active account of the organization.'],
        [manager.id, 'The organization’s StackSets never deploy into its management account.'],
      ],
    );
    assert.ok(planned.leftOut.every(({ hint }) => hint?.includes('panther-scan template deploy')));
    assert.match(planned.warnings[0]?.text ?? '', /AdministratorAccess/);
    assert.deepEqual(planned.regions, ['us-east-1']);
    assert.deepEqual(planned.work, { operations: 2, minutes: { least: 2, most: 4 } });
    assert.deepEqual(planned.blockers, []);
    assert.deepEqual(estate.changes(), []);
  });

  it('are deployed with the external id of each account, and are there the next time', async () => {
    const estate = open();
    const { operations, failures } = await run(estate, await plan(estate));
    assert.deepEqual(
      operations.map(({ status }) => status),
      ['succeeded', 'succeeded'],
    );
    assert.deepEqual(failures, []);
    const [set, first] = estate.changes();
    assert.equal(set?.input['PermissionModel'], 'SERVICE_MANAGED');
    assert.deepEqual(set?.input['AutoDeployment'], { Enabled: false });
    assert.deepEqual(set?.input['Capabilities'], acknowledged);
    assert.deepEqual(first?.input['DeploymentTargets'], {
      OrganizationalUnitIds: ['r-root'],
      Accounts: [one.id],
      AccountFilterType: 'INTERSECTION',
    });
    assert.deepEqual(first?.input['ParameterOverrides'], [
      { ParameterKey: 'ExternalId', ParameterValue: one.externalId },
      { ParameterKey: 'DeployCloudWatchEventSetup', ParameterValue: 'true' },
      { ParameterKey: 'DeployRemediation', ParameterValue: 'false' },
    ]);
    const again = await plan(estate);
    assert.deepEqual(
      again.targets.map(({ action }) => action),
      ['none', 'none'],
    );
    assert.equal(again.done, true);
    assert.equal(again.work.operations, 0);
  });

  it('tell where it failed and why, and try only that again', async () => {
    const estate = open();
    estate.fake.failure = (id) => (id === two.id ? 'Access denied by a service control policy' : null);
    const { operations, failures } = await run(estate, await plan(estate));
    assert.deepEqual(operations.map(({ status }) => status).toSorted(), ['failed', 'succeeded']);
    assert.deepEqual(
      failures.map(({ accountId, reason }) => [accountId, reason]),
      [[two.id, 'Access denied by a service control policy']],
    );
    assert.match(failures[0]?.hint ?? '', /A policy of the organization forbids it/);
    assert.deepEqual(actions(await plan(estate)), [
      [one.id, 'none'],
      [two.id, 'create'],
    ]);
  });

  it('are one operation for accounts that share their external id and settings', async () => {
    const estate = open({ accounts: [one, two] });
    const planned = await plan(estate);
    assert.equal(planned.work.operations, 1);
    const { operations } = await run(estate, planned);
    assert.equal(operations.length, 1);
    const targets = estate.changes()[1]?.input['DeploymentTargets'] as { readonly Accounts: readonly string[] };
    assert.deepEqual(targets.Accounts, [one.id, two.id]);
  });

  it('are looked at, tried again, and taken away as the stacks of real time are', async () => {
    const estate = open();
    const { ctx, fake } = estate;
    fake.failure = (id) => (id === two.id ? 'Access denied by a service control policy' : null);
    await run(estate, await plan(estate));
    const known = await store().stackSet(SCAN_ROLES_STACK_SET);
    assert.deepEqual([known?.report.exists, known?.counts.attention], [true, 1]);
    assert.equal(await store().stackSet(REAL_TIME_STACK_SET), null);

    fake.failure = () => null;
    const follow = { wait: true, onOperation: () => undefined };
    const [again] = await retryFailed(ctx, SCAN_ROLES_STACK_SET, defaultPreferences, follow, signal);
    assert.equal(again?.status, 'succeeded');
    // With the external id that is the account's own, as at first.
    const own = { ParameterKey: 'ExternalId', ParameterValue: second.externalId };
    assert.deepEqual(Object.values(estate.changes().at(-1)?.input['ParameterOverrides'] ?? {})[0], own);
    await assert.rejects(
      retryFailed(ctx, SCAN_ROLES_STACK_SET, defaultPreferences, follow, signal),
      /Nothing failed in the StackSet panther-scan-roles/,
    );

    fake.set = { ...fake.set, OrganizationalUnitIds: ['r-root'] };
    const places = { accountIds: null, regions: null };
    const groups = await planRemoval(ctx, SCAN_ROLES_STACK_SET, places, signal);
    const removal = { keepStacks: false, preferences: defaultPreferences };
    await removeInstances(ctx, SCAN_ROLES_STACK_SET, groups, removal, follow, signal);
    await deleteStackSet(ctx, SCAN_ROLES_STACK_SET, signal);
    assert.equal((await store().stackSet(SCAN_ROLES_STACK_SET))?.report.exists, false);
    await assert.rejects(deleteStackSet(ctx, SCAN_ROLES_STACK_SET, signal), /There is no StackSet panther-scan-roles/);
  });

  it('can be deployed by hand, with commands that say the same', async () => {
    const estate = open();
    estate.fake.access = 'DISABLED';
    const told = await rolloutPlanCommands(estate.ctx, await plan(estate));
    assert.match(told.files[0]?.savedBy ?? '', /^panther-scan template render scan-role --account 1{12} -o \S+\.yml$/);
    const [access, set, first, ...more] = told.commands;
    assert.equal(access, 'aws cloudformation activate-organizations-access --region us-east-1');
    assert.match(set ?? '', /^aws cloudformation create-stack-set --stack-set-name panther-scan-roles /);
    assert.match(set ?? '', / --capabilities CAPABILITY_NAMED_IAM --permission-model SERVICE_MANAGED /);
    assert.match(
      first ?? '',
      / --deployment-targets OrganizationalUnitIds=r-root,Accounts=111111111111,AccountFilterType=INTERSECTION /,
    );
    assert.match(
      first ?? '',
      / --parameter-overrides ParameterKey=ExternalId,ParameterValue=panther-0123456789abcdef /,
    );
    assert.equal(more.length, 1);
    const own = await rolloutPlanCommands(estate.ctx, await plan(estate, { right: ownRoles, accountIds: [one.id] }));
    assert.match(own.commands[0] ?? '', / --administration-role-arn arn:\S+ --execution-role-name AWSCloudFormation/);
    assert.match(own.commands[1] ?? '', / create-stack-instances .*--accounts 111111111111 /);
    assert.deepEqual(estate.changes(), []);
  });

  it('need what the stacks make to be acknowledged', async () => {
    const estate = open();
    const planned = await plan(estate);
    const refused = runRollout(estate.ctx, planned, { acknowledged: [], wait: true }, () => undefined, signal);
    await assert.rejects(refused, /This was not acknowledged: CAPABILITY_NAMED_IAM/);
    assert.deepEqual(estate.changes(), []);
  });

  it('let CloudFormation into the organization first, where only its management account may', async () => {
    const estate = open();
    estate.fake.access = 'DISABLED';
    const planned = await plan(estate);
    assert.equal(planned.access, 'activate');
    await run(estate, planned);
    assert.deepEqual(estate.changes().map(({ call }) => call)[0], 'cloudformation:CreateStackSet');
    assert.equal(estate.fake.access, 'ENABLED');

    const member = open({ master: organization('777777777777') });
    member.fake.access = 'DISABLED';
    const [blocker] = (await plan(member)).blockers;
    assert.match(blocker?.text ?? '', /does not let CloudFormation work in its accounts yet/);
    assert.match(blocker?.hint ?? '', /management account 777777777777/);
  });

  it('act for the organization where the master account is its delegated administrator', async () => {
    const estate = open({ master: organization('777777777777'), accounts: [one] });
    const planned = await plan(estate);
    assert.equal(planned.set.callAs, 'DELEGATED_ADMIN');
    await run(estate, planned);
    const { ctx } = estate;
    assert.equal((await store().stackSet(SCAN_ROLES_STACK_SET))?.counts.instances, 1);
    const [operation] = await readOperations(ctx, SCAN_ROLES_STACK_SET, 10, signal);
    const { results } = await readOperation(ctx, SCAN_ROLES_STACK_SET, operation?.id ?? '', signal);
    assert.deepEqual(
      results.map(({ accountId, status }) => [accountId, status]),
      [[one.id, 'succeeded']],
    );
    await detectDrift(ctx, SCAN_ROLES_STACK_SET, { wait: true, onOperation: () => undefined }, signal);
    assert.ok(estate.changes().every(({ input }) => input['CallAs'] === 'DELEGATED_ADMIN'));
  });

  it('can be deployed with roles that are in the accounts already, without an organization', async () => {
    const estate = open({ master: {} });
    const planned = await plan(estate, { right: ownRoles, accountIds: [one.id, elsewhere.id] });
    assert.deepEqual(actions(planned), [
      [one.id, 'create'],
      [elsewhere.id, 'create'],
    ]);
    await run(estate, planned);
    const [set, first] = estate.changes();
    assert.equal(set?.input['AdministrationRoleARN'], ownRoles.adminRole);
    assert.equal(set?.input['ExecutionRoleName'], ownRoles.executionRole);
    assert.equal('PermissionModel' in (set?.input ?? {}), false);
    assert.deepEqual(first?.input['Accounts'], [one.id]);
    const wrong = plan(estate, { right: { ...ownRoles, adminRole: 'AWSCloudFormationStackSetAdministrationRole' } });
    await assert.rejects(wrong, /This is no ARN of a role/);
  });

  it('say why the organization cannot be asked, and leave a StackSet alone that is not ours or of the other kind', async () => {
    const denied = () => {
      throw awsFailure('denied', 'organizations:DescribeOrganization', 'AccessDeniedException');
    };
    const estate = open({ master: { ...organization(), 'organizations:DescribeOrganization': denied } });
    assert.match((await plan(estate)).blockers[0]?.text ?? '', /accounts of the organization cannot be listed/);
    const theirs = open();
    theirs.fake.set = { StackSetName: 'panther-scan-roles', Parameters: [], PermissionModel: 'SERVICE_MANAGED' };
    const planned = await plan(theirs);
    assert.match(planned.blockers[0]?.text ?? '', /is not ours; it is not touched/);
    await assert.rejects(run(theirs, planned), /is not ours/);
    const other = open();
    await run(other, await plan(other));
    assert.match((await plan(other, { right: ownRoles })).blockers[0]?.text ?? '', /it takes no roles of yours/);
  });
});

describe('real time in units of an organization', () => {
  const { store } = useInventory();
  const open = () =>
    stackSetEstate({ store: store(), clock: hastyClock(), accounts: [one, two], master: organization() });

  it('is planned with the accounts that are in them, and warns of those that are not followed', async () => {
    const estate = open();
    const planned = await planRollout(estate.ctx, units, signal);
    assert.deepEqual(planned.units, [{ id: 'ou-root-work', path: 'Workloads', accounts: 3 }]);
    assert.match(planned.warnings[1]?.text ?? '', /not followed here.*: 1$/);
    const { commands } = await rolloutPlanCommands(estate.ctx, planned);
    assert.match(commands[0] ?? '', / --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false$/);
    assert.match(
      commands[1] ?? '',
      / --deployment-targets OrganizationalUnitIds=ou-root-work --regions us-east-1 eu-west-1 /,
    );
    const [blocker] = (await planRollout(estate.ctx, { ...units, units: ['ou-none'] }, signal)).blockers;
    assert.equal(blocker?.text, 'The organization has no such unit: ou-none');
    assert.match(blocker?.hint ?? '', /ou-root-work \(Workloads\), ou-root-prod \(Workloads \/ Production\)/);
  });

  it('comes into all their accounts and regions, by itself into new ones, and can be taken out again', async () => {
    const estate = open();
    estate.fake.members = { 'ou-root-work': [one.id, two.id] };
    const options = { acknowledged, wait: true };
    const { operations } = await runRollout(
      estate.ctx,
      await planRollout(estate.ctx, units, signal),
      options,
      () => undefined,
      signal,
    );
    assert.deepEqual(
      operations.map(({ status }) => status),
      ['succeeded'],
    );
    assert.deepEqual(estate.fake.set?.['AutoDeployment'], { Enabled: true, RetainStacksOnAccountRemoval: false });
    assert.equal((await store().stackInstances(REAL_TIME_STACK_SET, {}, { offset: 0, limit: 100 })).length, 4);

    estate.fake.set = { ...estate.fake.set, OrganizationalUnitIds: ['ou-root-work'] };
    const groups = await planRemoval(estate.ctx, REAL_TIME_STACK_SET, { accountIds: [two.id], regions: null }, signal);
    const removal = { keepStacks: false, preferences: defaultPreferences };
    await removeInstances(
      estate.ctx,
      REAL_TIME_STACK_SET,
      groups,
      removal,
      { wait: true, onOperation: () => undefined },
      signal,
    );
    assert.deepEqual(estate.changes().at(-1)?.input['DeploymentTargets'], {
      OrganizationalUnitIds: ['ou-root-work'],
      Accounts: [two.id],
      AccountFilterType: 'INTERSECTION',
    });
    assert.equal((await store().stackInstances(REAL_TIME_STACK_SET, {}, { offset: 0, limit: 100 })).length, 2);
  });
});
