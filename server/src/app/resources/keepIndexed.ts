import { failureOf } from '../../core/failure.ts';
import type { AppContext } from '../context.ts';

const LOOK_EVERY_MS = 1_000;
/** About 10 ms of work, during which nobody else writes and this process does nothing else. */
const STEP = 500;
/** A third of the time at most: who reads and writes comes first. */
const PAUSE_MS = 20;
/** For a command that does nothing else. */
const LARGE_STEP = 5_000;

/** Keeps text filters fast, whoever writes to the inventory, until the signal aborts. */
export async function keepIndexed(ctx: AppContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const more = await indexStep(ctx, STEP, signal);
    await pause(ctx, more ? PAUSE_MS : LOOK_EVERY_MS, signal);
  }
}

/** Leaves fast text filters behind, unless the signal aborts. */
export async function indexAll(ctx: AppContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await indexStep(ctx, LARGE_STEP, signal))) await pause(ctx, 0, signal);
}

/** Ends early when the signal aborts. */
async function pause(ctx: AppContext, ms: number, signal: AbortSignal): Promise<void> {
  const [waited] = await Promise.allSettled([ctx.clock.delay(ms, signal)]);
  if (waited.status === 'rejected' && !signal.aborted) throw waited.reason;
}

/** False: there is nothing to do, or not now. What is left is found by the next look, of this process or another. */
async function indexStep(ctx: AppContext, limit: number, signal: AbortSignal): Promise<boolean> {
  try {
    return await ctx.store.indexText(limit);
  } catch (error) {
    const failure = failureOf(error);
    if (signal.aborted || failure === null) throw error;
    ctx.log.warn('text index is put off', { error: failure.message });
    return false;
  }
}
