/** How far a scan is. */

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly found: number;
  /** Null: too early to tell. */
  readonly secondsLeft: number | null;
}

const MIN_SHARE = 0.1;
const MIN_MS = 2_000;

/** `elapsedMs`: since the first cell was begun. */
export function progressOf(done: number, total: number, found: number, elapsedMs: number): Progress {
  const known = total > 0 && done / total >= MIN_SHARE && elapsedMs >= MIN_MS;
  const secondsLeft = known ? Math.ceil(((elapsedMs / done) * (total - done)) / 1000) : null;
  return { done, total, found, secondsLeft };
}
