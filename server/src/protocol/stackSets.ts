/** Our StackSets: that of real-time events in many accounts and regions, and that of the scan roles. */
import type { Operation, OperationResult } from '../core/stacksets/operation.ts';
import type { StackSetPlan } from '../core/stacksets/plan.ts';
import type { Preferences } from '../core/stacksets/preferences.ts';
import type { RolloutPlan, RolloutWish } from '../core/stacksets/rollout.ts';
import type { StackSetName } from '../core/stacksets/stackSetRef.ts';
import type { StackSetReport } from '../core/stacksets/stackSetStore.ts';
import { notification, request } from './message.ts';

export interface StackSetWish {
  /** Null: all accounts that have real time on. */
  readonly accountIds: readonly string[] | null;
  /** Null: all that are enabled in each account. */
  readonly regions: readonly string[] | null;
  readonly preferences: Preferences;
  /** Bring a StackSet that is there up to date. */
  readonly update: boolean;
}

export interface ShownPlan extends StackSetPlan {
  /** Of the plan, for runStackSet. */
  readonly digest: string;
  /** What CloudFormation wants to be acknowledged. */
  readonly capabilities: readonly string[];
}

/** Works out what setting real time up would do. Changes nothing. */
export const planStackSet = request<StackSetWish, ShownPlan>('panther/stackSets/plan');

/**
 * The same as commands of the AWS CLI, for those who may not deploy from here: text to be read and run, with the commands
 * that save the templates first, and where it is in the AWS console.
 */
export const stackSetCommands = request<StackSetWish, { readonly text: string; readonly console: string }>(
  'panther/stackSets/commands',
);

export interface ShownRollout extends RolloutPlan {
  /** Of the plan, for runRollout. */
  readonly digest: string;
}

/** Works out what a StackSet for the scan roles of accounts, or for units of the organization, would do. Changes nothing. */
export const planRollout = request<RolloutWish, ShownRollout>('panther/stackSets/planRollout');

/** The same as commands of the AWS CLI, as stackSetCommands gives them. */
export const rolloutCommands = request<RolloutWish, { readonly text: string; readonly console: string }>(
  'panther/stackSets/rolloutCommands',
);

/**
 * Does what was shown, as runStackSet does. `failures`: where it failed, and why.
 */
export const runRollout = request<
  { readonly wish: RolloutWish; readonly digest: string; readonly acknowledged: readonly string[] },
  OperationsResult & { readonly failures: readonly OperationResult[] }
>('panther/stackSets/runRollout');

export interface OperationsResult {
  /** Those that were started, as they were last seen. */
  readonly operations: readonly Operation[];
}

/**
 * Does what was shown: refused when the digest is not that of the plan as it would be now. stackSetProgress tells how it
 * goes. Cancelling ends the waiting; CloudFormation goes on with what was started.
 */
export const runStackSet = request<
  { readonly wish: StackSetWish; readonly digest: string; readonly acknowledged: readonly string[] },
  OperationsResult
>('panther/stackSets/run');

/** What a person is told meanwhile: a line, and how far it is of the whole, 0 to 100; null: unknown. */
export const stackSetProgress = notification<{ readonly text: string; readonly percent: number | null }>(
  'panther/stackSets/progress',
);

interface OfStackSet {
  readonly set: StackSetName;
}

interface Places extends OfStackSet {
  /** Null: all. */
  readonly accountIds: readonly string[] | null;
  readonly regions: readonly string[] | null;
}

/** Those that there are, or are wanted, as the inventory knows them; `description`: how they do, in a few words. */
export const listStackSets = request<null, readonly (OfStackSet & { readonly description: string })[]>(
  'panther/stackSets/list',
);

/** How many stacks a removal would be about. */
export const planRemoval = request<Places, { readonly stacks: number; readonly accounts: number }>(
  'panther/stackSets/planRemoval',
);

/** `keepStacks`: the stacks stay in the accounts, without a StackSet. */
export const removeFromStackSet = request<
  Places & { readonly keepStacks: boolean; readonly preferences: Preferences },
  OperationsResult
>('panther/stackSets/remove');

/** Tries again where the last operation did not succeed, and only there. */
export const retryStackSet = request<OfStackSet & { readonly preferences: Preferences }, OperationsResult>(
  'panther/stackSets/retry',
);

/** Has CloudFormation find out whether somebody changed the stacks. */
export const detectStackSetDrift = request<OfStackSet, OperationsResult>('panther/stackSets/detectDrift');

/** Stops the operation that is running; null: none is. */
export const stopStackSet = request<OfStackSet, Operation | null>('panther/stackSets/stop');

/** Deletes the StackSet; refused while it has stacks. */
export const deleteStackSet = request<OfStackSet, null>('panther/stackSets/delete');

/** Looks at the StackSet again, for the tree. */
export const refreshStackSet = request<OfStackSet, StackSetReport>('panther/stackSets/refresh');

/** What became of an operation in each account and region. */
export const getStackSetOperation = request<
  OfStackSet & { readonly id: string },
  { readonly operation: Operation; readonly results: readonly OperationResult[] }
>('panther/stackSets/operation');
