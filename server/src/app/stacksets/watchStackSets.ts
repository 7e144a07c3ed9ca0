/** Keeps what is known of our StackSets fresh, by one of the windows that are open. */
import { failureOf } from '../../core/failure.ts';
import { type StackSetName, stackSetNames } from '../../core/stacksets/stackSetRef.ts';
import type { StackSetReport } from '../../core/stacksets/stackSetStore.ts';
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
 * no account has real time on and no StackSet was seen.
 */
export async function watchStackSets(ctx: AppContext, signal: AbortSignal): Promise<void> {
  try {
    let wait = BUSY_FIRST_MS;
    let lookAt = 0;
    while (!signal.aborted) {
      const isMine = await ctx.store.acquireLease(LEASE, ctx.holder, ctx.clock.now(), LEASE_MS);
      const known = await knownSets(ctx);
      const busy = known.filter(({ report }) => report !== null && isAtWork(report));
      const seen = busy.length > 0 ? busy : ctx.clock.now() >= lookAt ? await wantedOf(ctx, known) : [];
      if (isMine && seen.length > 0) {
        const went = await look(ctx, seen, signal);
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

interface KnownSet {
  readonly name: StackSetName;
  /** Null: it was never looked at. */
  readonly report: StackSetReport | null;
}

function knownSets(ctx: AppContext): Promise<readonly KnownSet[]> {
  return Promise.all(
    stackSetNames.map(async (name) => ({ name, report: (await ctx.store.stackSet(name))?.report ?? null })),
  );
}

/** Those that may be there. */
async function wantedOf(ctx: AppContext, known: readonly KnownSet[]): Promise<readonly KnownSet[]> {
  try {
    const { master, accounts } = await ctx.accountsFile.read();
    if (master === null) return [];
    const isFollowing = accounts.some(({ enabled, realTime }) => enabled && realTime);
    return known.filter(({ report }) => isFollowing || report?.exists === true);
  } catch (error) {
    // A broken accounts file is told of elsewhere.
    if (failureOf(error) === null) throw error;
    return [];
  }
}

async function look(
  ctx: AppContext,
  sets: readonly KnownSet[],
  signal: AbortSignal,
): Promise<'busy' | 'idle' | 'refused'> {
  try {
    return await asAdministrator(ctx, signal, async (administrator) => {
      let isBusy = false;
      for (const { name, report } of sets) {
        const isWorking = report !== null && isAtWork(report);
        const now = isWorking
          ? await refreshOperations(ctx, administrator, name, report)
          : await renewState(ctx, administrator, name);
        if (isAtWork(now)) isBusy = true;
        // What the operation did to the stacks.
        else if (isWorking) await renewState(ctx, administrator, name);
      }
      return isBusy ? 'busy' : 'idle';
    });
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error);
    if (failure === null) throw error;
    ctx.log.info('The StackSets could not be looked at', { reason: failure.message });
    return 'refused';
  }
}
