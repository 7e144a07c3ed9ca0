/** Takes stacks away, looks for drift, ends an operation, deletes a StackSet. */
import { AppError } from '../../core/errors.ts';
import { hasEnded, type Operation } from '../../core/stacksets/operation.ts';
import { groupPlaces, type PlaceGroup } from '../../core/stacksets/places.ts';
import { checkPreferences, type Preferences } from '../../core/stacksets/preferences.ts';
import { refInput, type StackSetName } from '../../core/stacksets/stackSetRef.ts';
import { setOption } from '../../core/stacksets/stackSetWords.ts';
import { cloudFormation } from '../../core/template/cloudFormation.ts';
import type { AppContext } from '../context.ts';
import { asAdministrator } from './administrator.ts';
import { startDelete, startDriftDetection } from './operate.ts';
import { type FollowOptions, operating, requireOurs } from './ourStackSet.ts';
import { describeOperation, listInstances, listOperations } from './readStackSet.ts';
import { keepState } from './stackSetState.ts';

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
  name: StackSetName,
  { accountIds, regions }: Pick<Removal, 'accountIds' | 'regions'>,
  signal: AbortSignal,
): Promise<readonly PlaceGroup[]> {
  return asAdministrator(ctx, signal, async (administrator) => {
    const { ref } = await requireOurs(administrator, name);
    const instances = await listInstances(administrator, ref);
    const chosen = instances.filter(
      ({ accountId, region }) =>
        (accountIds === null || accountIds.includes(accountId)) && (regions === null || regions.includes(region)),
    );
    if (chosen.length > 0) return groupPlaces(chosen);
    throw new AppError('NOT_FOUND', `The StackSet ${name} has no stacks in these accounts and regions`, {
      accountId: administrator.master.accountId,
      region: administrator.master.region,
      hint: `See where it has some: \`panther-scan stackset status${setOption(name)}\`.`,
    });
  });
}

/** @throws AppError BAD_INPUT, BUSY, NOT_FOUND; AwsFailure */
export async function removeInstances(
  ctx: AppContext,
  name: StackSetName,
  groups: readonly PlaceGroup[],
  { keepStacks, preferences }: Pick<Removal, 'keepStacks' | 'preferences'>,
  options: FollowOptions,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  checkPreferences(preferences);
  return operating(ctx, name, options, signal, async (administrator, ours, follow) => {
    for (const [index, group] of groups.entries()) {
      await follow(await startDelete(ctx, administrator, ours, { group, preferences, index, keepStacks }));
    }
  });
}

export async function detectDrift(
  ctx: AppContext,
  name: StackSetName,
  options: FollowOptions,
  signal: AbortSignal,
): Promise<readonly Operation[]> {
  return operating(ctx, name, options, signal, async (administrator, ours, follow) =>
    follow(await startDriftDetection(ctx, administrator, ours)),
  );
}

/** `id` null: the one that is running. Null: none is. */
export async function stopOperation(
  ctx: AppContext,
  name: StackSetName,
  id: string | null,
  signal: AbortSignal,
): Promise<Operation | null> {
  return asAdministrator(ctx, signal, async (administrator) => {
    const { ref } = await requireOurs(administrator, name);
    const running = async () => (await listOperations(administrator, ref, 10)).find((found) => !hasEnded(found))?.id;
    const OperationId = id ?? (await running());
    if (OperationId === undefined) return null;
    await administrator.session.call(
      cloudFormation.op('StopStackSetOperation'),
      { ...refInput(ref), OperationId },
      administrator,
    );
    const operation = await describeOperation(administrator, ref, OperationId);
    await keepState(ctx, administrator, name);
    return operation;
  });
}

/** @throws AppError BAD_INPUT while it has stacks */
export async function deleteStackSet(ctx: AppContext, name: StackSetName, signal: AbortSignal): Promise<void> {
  await asAdministrator(ctx, signal, async (administrator) => {
    const { ref } = await requireOurs(administrator, name);
    const { length } = await listInstances(administrator, ref);
    if (length > 0) {
      throw new AppError('BAD_INPUT', `The StackSet ${name} still has stacks: ${length}`, {
        accountId: administrator.master.accountId,
        region: administrator.master.region,
        hint: `Remove them first: "Panther: Remove Accounts from StackSet..." in VS Code, or \`panther-scan stackset remove${setOption(name)} --all\`, with --keep-stacks or --delete-stacks.`,
      });
    }
    await administrator.session.call(cloudFormation.op('DeleteStackSet'), refInput(ref), administrator);
    await keepState(ctx, administrator, name);
  });
}
