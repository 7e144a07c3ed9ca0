/** How far what is shown is behind what happens, now. */

/** What came in lately, and what of it has not been looked at yet. */
export interface Recent {
  /** Since the time that was asked for. */
  readonly count: number;
  /** How late the last few were, in milliseconds; null: none came in. */
  readonly lastLagMs: number | null;
  readonly lastReceivedAt: number | null;
  /** When the oldest event came in whose resource was not described once since; null: none waits. */
  readonly oldestWaitingAt: number | null;
}

/** A queue that has messages hands them out without such a pause: it is empty, and whatever was late is caught up with. */
const CAUGHT_UP_AFTER_MS = 10_000;

/** Milliseconds; null: nothing comes in and nothing waits, so that nothing is behind. */
export function lagNow({ lastLagMs, lastReceivedAt, oldestWaitingAt }: Recent, now: number): number | null {
  const comesIn = lastReceivedAt !== null && now - lastReceivedAt <= CAUGHT_UP_AFTER_MS;
  const lags = [comesIn ? lastLagMs : null, oldestWaitingAt === null ? null : Math.max(0, now - oldestWaitingAt)];
  const known = lags.filter((lag) => lag !== null);
  return known.length === 0 ? null : Math.max(...known);
}
