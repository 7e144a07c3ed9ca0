import type { TrimMark } from '../../core/history/historyStore.ts';
import { limitsOf, type Retention } from '../../core/history/retention.ts';
import type { AppContext } from '../context.ts';

const LEASE = 'trim-history';
const LEASE_MS = 2 * 60_000;
/** Between two steps, so that others come to their turn. */
const PAUSE_MS = 20;

/**
 * Forgets history beyond the retention, in short steps. Aborting leaves what is done; the rest is done next time.
 * Returns how many rows were forgotten; null: another process is at it.
 */
export async function trimHistory(ctx: AppContext, retention: Retention, signal: AbortSignal): Promise<number | null> {
  const { store, clock } = ctx;
  const limits = limitsOf(retention, clock.now());
  const hold = () => store.acquireLease(LEASE, ctx.holder, clock.now(), LEASE_MS);
  if (!(await hold())) return null;
  try {
    let removed = 0;
    for (let mark: TrimMark | null | undefined; mark !== null; ) {
      signal.throwIfAborted();
      const step = await store.trim(limits, mark ?? null);
      removed += step.removed;
      mark = step.next;
      if (mark !== null) await clock.delay(PAUSE_MS, signal);
      if (!(await hold())) break;
    }
    ctx.log.info('history trimmed', { removed });
    return removed;
  } finally {
    await store.releaseLease(LEASE, ctx.holder);
  }
}
