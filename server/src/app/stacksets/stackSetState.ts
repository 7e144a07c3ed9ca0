/** What the inventory knows of the StackSet is renewed from CloudFormation. */
import { hasEnded } from '../../core/stacksets/operation.ts';
import { isOurs } from '../../core/stacksets/realTimeStackSet.ts';
import type { StackSetReport } from '../../core/stacksets/stackSetStore.ts';
import type { AppContext } from '../context.ts';
import type { Calls } from '../stacks/calls.ts';
import { type Administrator, asAdministrator } from './administrator.ts';
import { describeStackSet, listInstances, listOperations } from './readStackSet.ts';

/** Operations that are remembered. */
const KEPT = 20;
const LAST_WORDS_MS = 10_000;

/** Looks at the StackSet and keeps what it finds. @throws AppError CREDENTIALS, WRONG_ACCOUNT; AwsFailure */
export async function refreshStackSet(ctx: AppContext, signal: AbortSignal): Promise<StackSetReport> {
  return asAdministrator(ctx, signal, (administrator) => renewState(ctx, administrator));
}

/** As refreshStackSet, for a caller that has a session. */
export async function renewState(ctx: AppContext, calls: Calls): Promise<StackSetReport> {
  const set = await describeStackSet(calls);
  const seenAt = ctx.clock.now();
  const operations = set === null ? [] : await listOperations(calls, KEPT);
  const instances = set === null ? [] : await listInstances(calls);
  const report = { seenAt, exists: set !== null, isOurs: set !== null && isOurs(set), operations };
  await ctx.store.saveStackSet(report, instances);
  return report;
}

/** Looks at the operations only: one call. */
export async function refreshOperations(ctx: AppContext, calls: Calls): Promise<StackSetReport> {
  const known = await ctx.store.stackSet();
  const operations = await listOperations(calls, KEPT);
  const report = { seenAt: ctx.clock.now(), exists: true, isOurs: known?.report.isOurs ?? false, operations };
  await ctx.store.saveStackSet(report, null);
  return report;
}

/** After something was done, also when it was cancelled: what there is now. A failure hides no other. */
export async function keepState(ctx: AppContext, administrator: Administrator): Promise<void> {
  const signal = administrator.signal.aborted ? AbortSignal.timeout(LAST_WORDS_MS) : administrator.signal;
  try {
    await renewState(ctx, { ...administrator, signal });
  } catch (error) {
    ctx.log.warn('The StackSet could not be looked at', {
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** Something is still going on, as far as is known. */
export function isAtWork({ operations }: Pick<StackSetReport, 'operations'>): boolean {
  return operations.some((operation) => !hasEnded(operation));
}
