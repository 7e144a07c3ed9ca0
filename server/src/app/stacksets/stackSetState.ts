/** What the inventory knows of our StackSets is renewed from CloudFormation. */
import { hasEnded } from '../../core/stacksets/operation.ts';
import { isOurs } from '../../core/stacksets/realTimeStackSet.ts';
import { ownSet, type StackSetName } from '../../core/stacksets/stackSetRef.ts';
import type { StackSetReport } from '../../core/stacksets/stackSetStore.ts';
import type { AppContext } from '../context.ts';
import type { Calls } from '../stacks/calls.ts';
import { type Administrator, asAdministrator } from './administrator.ts';
import { findStackSet, listInstances, listOperations } from './readStackSet.ts';

/** Operations that are remembered. */
const KEPT = 20;
const LAST_WORDS_MS = 10_000;

/** Looks at a StackSet and keeps what is found. @throws AppError CREDENTIALS, WRONG_ACCOUNT; AwsFailure */
export async function refreshStackSet(
  ctx: AppContext,
  name: StackSetName,
  signal: AbortSignal,
): Promise<StackSetReport> {
  return asAdministrator(ctx, signal, (administrator) => renewState(ctx, administrator, name));
}

/** As refreshStackSet, for a caller that has a session. */
export async function renewState(ctx: AppContext, calls: Calls, name: StackSetName): Promise<StackSetReport> {
  const found = await findStackSet(calls, name);
  const { ref, set } = found ?? { ref: ownSet(name), set: null };
  const seenAt = ctx.clock.now();
  const operations = set === null ? [] : await listOperations(calls, ref, KEPT);
  const instances = set === null ? [] : await listInstances(calls, ref);
  const isOurOwn = set !== null && isOurs(set);
  const report = { seenAt, exists: set !== null, isOurs: isOurOwn, callAs: ref.callAs, operations };
  await ctx.store.saveStackSet(name, report, instances);
  return report;
}

/** Looks at the operations only of a StackSet that was seen: one call. */
export async function refreshOperations(
  ctx: AppContext,
  calls: Calls,
  name: StackSetName,
  { isOurs, callAs }: StackSetReport,
): Promise<StackSetReport> {
  const operations = await listOperations(calls, { name, callAs }, KEPT);
  const report = { seenAt: ctx.clock.now(), exists: true, isOurs, callAs, operations };
  await ctx.store.saveStackSet(name, report, null);
  return report;
}

/** After something was done, also when it was cancelled: what there is now. A failure hides no other. */
export async function keepState(ctx: AppContext, administrator: Administrator, name: StackSetName): Promise<void> {
  const signal = administrator.signal.aborted ? AbortSignal.timeout(LAST_WORDS_MS) : administrator.signal;
  try {
    await renewState(ctx, { ...administrator, signal }, name);
  } catch (error) {
    ctx.log.warn('The StackSet could not be looked at', {
      stackSet: name,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Something is still going on, as far as is known. */
export function isAtWork({ operations }: Pick<StackSetReport, 'operations'>): boolean {
  return operations.some((operation) => !hasEnded(operation));
}
