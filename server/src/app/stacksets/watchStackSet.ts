/** Keeps what is known of the StackSet fresh, by one of the windows that are open. */
import { failureOf } from '../../core/failure.ts';
import type { AppContext } from '../context.ts';
import { asAdministrator } from './administrator.ts';
import { isAtWork, refreshOperations, renewState } from './stackSetState.ts';

const LEASE = 'stackset';
/** Longer than the longest pause between two looks at a running operation. */
const LEASE_MS = 90_000;
const BUSY_FIRST_MS = 5_000;
const BUSY_LAST_MS = 30_000;
/** Between two looks where nothing goes on: somebody may use the console. */
const IDLE_MS = 15 * 60_000;
/** After a look that AWS refused, or where nobody is signed in. */
const REFUSED_MS = 60 * 60_000;
/** How often another window looks whether it has to take over. */
const WAIT_MS = 60_000;

/**
 * Until the signal aborts: an operation that runs is looked at with one call each 5 to 30 seconds, whoever started it, so
 * that one whose window was closed is found again; else there is a look each quarter of an hour. Nothing is called while
 * no account has real time on.
 */
export async function watchStackSet(ctx: AppContext, signal: AbortSignal): Promise<void> {
  try {
    let wait = BUSY_FIRST_MS;
    let lookAt = 0;
    while (!signal.aborted) {
      const isMine = await ctx.store.acquireLease(LEASE, ctx.holder, ctx.clock.now(), LEASE_MS);
      const known = await ctx.store.stackSet();
      const busy = known !== null && isAtWork(known.report);
      if (isMine && (busy || ctx.clock.now() >= lookAt) && (await isWanted(ctx))) {
        const went = await look(ctx, busy, signal);
        wait = went === 'busy' ? Math.min(wait * 1.5, BUSY_LAST_MS) : BUSY_FIRST_MS;
        lookAt = ctx.clock.now() + (went === 'refused' ? REFUSED_MS : IDLE_MS);
        await ctx.clock.delay(went === 'busy' ? wait : went === 'idle' ? BUSY_FIRST_MS : WAIT_MS, signal);
      } else {
        await ctx.clock.delay(isMine ? BUSY_FIRST_MS : WAIT_MS, signal);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await ctx.store.releaseLease(LEASE, ctx.holder);
  }
}

async function isWanted(ctx: AppContext): Promise<boolean> {
  try {
    const { master, accounts } = await ctx.accountsFile.read();
    return master !== null && accounts.some(({ enabled, realTime }) => enabled && realTime);
  } catch (error) {
    // A broken accounts file is told of elsewhere.
    if (failureOf(error) === null) throw error;
    return false;
  }
}

async function look(ctx: AppContext, busy: boolean, signal: AbortSignal): Promise<'busy' | 'idle' | 'refused'> {
  try {
    return await asAdministrator(ctx, signal, async (administrator) => {
      const report = busy ? await refreshOperations(ctx, administrator) : await renewState(ctx, administrator);
      if (isAtWork(report)) return 'busy';
      // What the operation did to the stacks.
      if (busy) await renewState(ctx, administrator);
      return 'idle';
    });
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    if (failure === null) throw error;
    ctx.log.info('The StackSet could not be looked at', { reason: failure.message });
    return 'refused';
  }
}
