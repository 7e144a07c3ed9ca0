/** Tries again where the last operation did not succeed, and only there. */
import { AppError } from '../../core/errors.ts';
import { needsAttention, type StackInstance } from '../../core/stacksets/instance.ts';
import type { Operation } from '../../core/stacksets/operation.ts';
import { groupPlaces } from '../../core/stacksets/places.ts';
import { checkPreferences, type Preferences } from '../../core/stacksets/preferences.ts';
import type { RolloutRight } from '../../core/stacksets/rollout.ts';
import { SCAN_ROLES_STACK_SET, type StackSetName } from '../../core/stacksets/stackSetRef.ts';
import { setOption } from '../../core/stacksets/stackSetWords.ts';
import type { AwsStackSet } from '../../core/template/cloudFormation.ts';
import type { AppContext } from '../context.ts';
import { type Administrator, asAdministrator } from './administrator.ts';
import { startCreate, startRefresh } from './operate.ts';
import { type FollowOptions, type OurStackSet, operating, requireOurs } from './ourStackSet.ts';
import { planRollout } from './planRollout.ts';
import { listInstances } from './readStackSet.ts';
import { runRollout } from './runRollout.ts';

/** What it was that failed decides how it is tried again. @throws AppError BAD_INPUT, BUSY, NOT_FOUND; AwsFailure */
export async function retryFailed(
  ctx: AppContext,
  name: StackSetName,
  preferences: Preferences,
  options: FollowOptions,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  checkPreferences(preferences);
  if (name === SCAN_ROLES_STACK_SET) return retryRoles(ctx, preferences, options, signal);
  return operating(ctx, name, options, signal, async (administrator, ours, follow) => {
    const instances = await failedInstances(administrator, ours);
    // A stack that was never made is created; one that is there is brought up to date.
    const missing = groupPlaces(instances.filter(({ stackId }) => stackId === null));
    const older = groupPlaces(instances.filter(({ stackId }) => stackId !== null));
    let index = 0;
    for (const group of missing) {
      await follow(await startCreate(ctx, administrator, ours, { group, preferences, index }));
      index++;
    }
    for (const group of older) {
      await follow(await startRefresh(ctx, administrator, ours, { group, preferences, index }));
      index++;
    }
  });
}

/** As they were rolled out, for these accounts alone: each gets the parameters that are its own again. */
async function retryRoles(
  ctx: AppContext,
  preferences: Preferences,
  { wait, onOperation }: FollowOptions,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  const { accountIds, right } = await asAdministrator(ctx, signal, async (administrator) => {
    const ours = await requireOurs(administrator, SCAN_ROLES_STACK_SET);
    const failed = (await failedInstances(administrator, ours)).map(({ accountId }) => accountId);
    return { accountIds: await knownOf(ctx, failed), right: rightOf(ours.set) };
  });
  const wish = { kind: 'scanRole', right, accountIds, units: [], regions: null, autoDeploy: false } as const;
  const plan = await planRollout(ctx, { ...wish, preferences, update: false }, signal);
  // Who made the StackSet acknowledged what its template makes.
  const run = { acknowledged: plan.capabilities, wait };
  const { operations } = await runRollout(
    ctx,
    plan,
    run,
    (progress) => {
      if (progress.kind === 'operation') onOperation(progress.operation);
    },
    signal,
  );
  return operations;
}

async function knownOf(ctx: AppContext, ids: readonly string[]): Promise<readonly string[]> {
  const { accounts } = await ctx.accountsFile.read();
  const known = accounts.map(({ id }) => id).filter((id) => ids.includes(id));
  if (known.length > 0) return known;
  throw new AppError('NOT_FOUND', `The accounts file has none of the accounts in which it failed: ${ids.join(', ')}`, {
    file: ctx.accountsFile.path,
    hint: 'Take their stacks away: `panther-scan stackset remove --set scan-roles`.',
  });
}

function rightOf({ PermissionModel, AdministrationRoleARN, ExecutionRoleName }: AwsStackSet): RolloutRight {
  if (PermissionModel === 'SERVICE_MANAGED') return { kind: 'organization' };
  return { kind: 'roles', adminRole: AdministrationRoleARN ?? '', executionRole: ExecutionRoleName ?? '' };
}

async function failedInstances(administrator: Administrator, { ref }: OurStackSet): Promise<readonly StackInstance[]> {
  const instances = (await listInstances(administrator, ref)).filter(needsAttention);
  if (instances.length > 0) return instances;
  throw new AppError('NOT_FOUND', `Nothing failed in the StackSet ${ref.name}`, {
    hint: `Look again: \`panther-scan stackset status${setOption(ref.name)}\`.`,
  });
}
