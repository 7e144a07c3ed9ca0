import { hasEnded, type Operation } from '../../core/stacksets/operation.ts';
import type { StackSetRef } from '../../core/stacksets/stackSetRef.ts';
import type { AppContext } from '../context.ts';
import type { Calls } from '../stacks/calls.ts';
import { describeOperation } from './readStackSet.ts';

const FIRST_MS = 5_000;
const LAST_MS = 30_000;

export type OnOperation = (operation: Operation) => void;

/**
 * Waits until an operation has ended, and tells how it does at each look: one call, at first after 5 seconds, then less
 * and less often. Cancelling ends the waiting only: CloudFormation goes on.
 */
export async function followOperation(
  ctx: AppContext,
  calls: Calls,
  ref: StackSetRef,
  id: string,
  onOperation: OnOperation,
): Promise<Operation> {
  for (let wait = FIRST_MS; ; wait = Math.min(wait * 1.5, LAST_MS)) {
    const operation = await describeOperation(calls, ref, id);
    onOperation(operation);
    if (hasEnded(operation)) return operation;
    await ctx.clock.delay(wait, calls.signal);
  }
}
