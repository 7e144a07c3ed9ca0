/** Takes stacks away, tries what failed again, ends an operation, deletes the StackSet. */
import { AppError, AwsFailure } from '../../core/errors.ts';
import { needsAttention } from '../../core/stacksets/instance.ts';
import { hasEnded, type Operation, type OperationResult } from '../../core/stacksets/operation.ts';
import { groupPlaces, type PlaceGroup } from '../../core/stacksets/places.ts';
import { checkPreferences, type Preferences } from '../../core/stacksets/preferences.ts';
import { isOurs, REAL_TIME_STACK_SET } from '../../core/stacksets/realTimeStackSet.ts';
import { type AwsStackSet, cloudFormation } from '../../core/template/cloudFormation.ts';
import type { AppContext } from '../context.ts';
import { type Administrator, asAdministrator } from './administrator.ts';
import { followOperation, type OnOperation } from './followOperation.ts';
import { startCreate, startDelete, startDriftDetection, startRefresh } from './operate.ts';
import {
  describeOperation,
  describeStackSet,
  listInstances,
  listOperations,
  operationResults,
} from './readStackSet.ts';
import { keepState } from './stackSetState.ts';

const StackSetName = REAL_TIME_STACK_SET;

export interface Removal {
  /** Null: all accounts, all regions. */
  readonly accountIds: readonly string[] | null;
  readonly regions: readonly string[] | null;
  /** The stacks stay in the accounts, without a StackSet. */
  readonly keepStacks: boolean;
  readonly preferences: Preferences;
}

/** The stacks that a removal is about. @throws AppError NOT_FOUND where there are none */
export async function planRemoval(
  ctx: AppContext,
  { accountIds, regions }: Pick<Removal, 'accountIds' | 'regions'>,
  signal: AbortSignal,
): Promise<readonly PlaceGroup[]> {
  return asAdministrator(ctx, signal, async (administrator) => {
    await requireOurs(administrator);
    const instances = await listInstances(administrator);
    const chosen = instances.filter(
      ({ accountId, region }) =>
        (accountIds === null || accountIds.includes(accountId)) && (regions === null || regions.includes(region)),
    );
    if (chosen.length > 0) return groupPlaces(chosen);
    throw new AppError('NOT_FOUND', `The StackSet ${StackSetName} has no stacks in these accounts and regions`, {
      accountId: administrator.master.accountId,
      region: administrator.master.region,
      hint: 'See where it has some: `panther-scan stackset status`.',
    });
  });
}

/** @throws AppError BAD_INPUT, BUSY, NOT_FOUND; AwsFailure */
export async function removeInstances(
  ctx: AppContext,
  groups: readonly PlaceGroup[],
  { keepStacks, preferences }: Pick<Removal, 'keepStacks' | 'preferences'>,
  options: FollowOptions,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  checkPreferences(preferences);
  return operating(ctx, options, signal, async (administrator, follow, units) => {
    for (const [index, group] of groups.entries()) {
      await follow(await startDelete(ctx, administrator, group, { preferences, index, units, keepStacks }));
    }
  });
}

/** Tries again where the last operation did not succeed; what it was decides how. */
export async function retryFailed(
  ctx: AppContext,
  preferences: Preferences,
  options: FollowOptions,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  checkPreferences(preferences);
  return operating(ctx, options, signal, async (administrator, follow, units) => {
    const instances = (await listInstances(administrator)).filter(needsAttention);
    if (instances.length === 0) {
      throw new AppError('NOT_FOUND', `Nothing failed in the StackSet ${StackSetName}`, {
        hint: 'Look again: `panther-scan stackset status`.',
      });
    }
    // A stack that was never made is created; one that is there is brought up to date.
    const missing = groupPlaces(instances.filter(({ stackId }) => stackId === null));
    const older = groupPlaces(instances.filter(({ stackId }) => stackId !== null));
    let index = 0;
    for (const group of missing) {
      await follow(await startCreate(ctx, administrator, group, { preferences, index, units }));
      index++;
    }
    for (const group of older) {
      await follow(await startRefresh(ctx, administrator, group, { preferences, index, units }));
      index++;
    }
  });
}

export async function detectDrift(
  ctx: AppContext,
  options: FollowOptions,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  return operating(ctx, options, signal, async (administrator, follow) =>
    follow(await startDriftDetection(ctx, administrator)),
  );
}

/** `id` null: the one that is running. Null: none is. */
export async function stopOperation(
  ctx: AppContext,
  id: string | null,
  signal: AbortSignal,
): Promise<Operation | null> {
  return asAdministrator(ctx, signal, async (administrator) => {
    await requireOurs(administrator);
    const OperationId = id ?? (await listOperations(administrator, 10)).find((operation) => !hasEnded(operation))?.id;
    if (OperationId === undefined) return null;
    await administrator.session.call(
      cloudFormation.op('StopStackSetOperation'),
      { StackSetName, OperationId },
      administrator,
    );
    const operation = await describeOperation(administrator, OperationId);
    await keepState(ctx, administrator);
    return operation;
  });
}

/** @throws AppError BAD_INPUT while it has stacks */
export async function deleteStackSet(ctx: AppContext, signal: AbortSignal): Promise<void> {
  await asAdministrator(ctx, signal, async (administrator) => {
    await requireOurs(administrator);
    const { length } = await listInstances(administrator);
    if (length > 0) {
      throw new AppError('BAD_INPUT', `The StackSet ${StackSetName} still has stacks: ${length}`, {
        accountId: administrator.master.accountId,
        region: administrator.master.region,
        hint: 'Remove them first: `panther-scan stackset remove --all`, with --keep-stacks or --delete-stacks.',
      });
    }
    await administrator.session.call(cloudFormation.op('DeleteStackSet'), { StackSetName }, administrator);
    await keepState(ctx, administrator);
  });
}

export interface OperationReport {
  readonly operation: Operation;
  readonly results: readonly OperationResult[];
}

/** Operations, the newest first; none where there is no StackSet. */
export async function readOperations(
  ctx: AppContext,
  most: number,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  return asAdministrator(ctx, signal, async (administrator) =>
    (await describeStackSet(administrator)) === null ? [] : listOperations(administrator, most),
  );
}

/** What became of an operation in each account and region. @throws AppError NOT_FOUND */
export async function readOperation(ctx: AppContext, id: string, signal: AbortSignal): Promise<OperationReport> {
  return asAdministrator(ctx, signal, async (administrator) => {
    try {
      return {
        operation: await describeOperation(administrator, id),
        results: await operationResults(administrator, id),
      };
    } catch (error) {
      if (!(error instanceof AwsFailure) || error.kind !== 'notFound') throw error;
      throw new AppError('NOT_FOUND', `The StackSet ${StackSetName} has no such operation: ${id}`, {
        hint: 'List them: `panther-scan stackset operations`.',
        cause: error,
      });
    }
  });
}

export interface FollowOptions {
  /** False: what is started is not waited for. */
  readonly wait: boolean;
  readonly onOperation: OnOperation;
}

async function operating(
  ctx: AppContext,
  { wait, onOperation }: FollowOptions,
  signal: AbortSignal,
  work: (
    administrator: Administrator,
    follow: (id: string) => Promise<void>,
    units: readonly string[] | null,
  ) => Promise<void>,
): Promise<readonly Operation[]> {
  return asAdministrator(ctx, signal, async (administrator) => {
    const set = await requireOurs(administrator);
    const units = set.PermissionModel === 'SERVICE_MANAGED' ? (set.OrganizationalUnitIds ?? []) : null;
    const operations: Operation[] = [];
    try {
      const follow = async (id: string) => {
        operations.push(
          wait
            ? await followOperation(ctx, administrator, id, onOperation)
            : await describeOperation(administrator, id),
        );
      };
      await work(administrator, follow, units);
      return operations;
    } finally {
      await keepState(ctx, administrator);
    }
  });
}

/** @throws AppError NOT_FOUND, or BAD_INPUT where it is somebody else's */
async function requireOurs(administrator: Administrator): Promise<AwsStackSet> {
  const set = await describeStackSet(administrator);
  const where = { accountId: administrator.master.accountId, region: administrator.master.region };
  if (set === null) {
    throw new AppError('NOT_FOUND', `There is no StackSet ${StackSetName} in the master account`, {
      ...where,
      hint: 'Create it: "Panther: Create Real-Time Events StackSet..." in VS Code, or `panther-scan stackset create`.',
    });
  }
  if (isOurs(set)) return set;
  throw new AppError('BAD_INPUT', `There is a StackSet ${StackSetName} that is not ours; it is not touched`, {
    ...where,
    hint: 'Rename it or delete it in the CloudFormation console, if nobody needs it.',
  });
}
