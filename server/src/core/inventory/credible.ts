/** The clocks of machines that share an inventory differ by less. */
const MOST_SKEW_MS = 5 * 60_000;

/**
 * The latest time that an observation can have, in epoch milliseconds. A later one was taken by a clock that was wrong:
 * it orders nothing, or what it stands on could not be changed before that time comes.
 */
export function latestCredible(now: number): number {
  return now + MOST_SKEW_MS;
}
