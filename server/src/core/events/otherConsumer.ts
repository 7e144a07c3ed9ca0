/**
 * Whether somebody else takes messages from the queue: what they take never comes here.
 *
 * SQS names no consumers, and counts of messages in flight say nothing of one who deletes at once, as a function does. But
 * every account and region sends a heartbeat each five minutes, to this queue only. Where one goes missing now and then,
 * while those before and after it and those of other regions come in, it was not lost on its way: somebody took it. Windows
 * that share an inventory keep what they receive in the same place, so that it does not matter which of them does; and what
 * one of them held when it was killed comes again before it is missed.
 */
import type { Heartbeat } from './eventStore.ts';

export interface HeartbeatTime extends Heartbeat {
  /** When it came in; `at`: when it was sent. */
  readonly receivedAt: number;
}

export interface Missed {
  readonly missed: number;
  readonly expected: number;
}

const EVERY_MS = 5 * 60_000;
const JUDGED_MS = 80 * 60_000;
/** One that nobody could keep comes again after two minutes, and may be late again. */
const MAY_STILL_COME_MS = 10 * 60_000;
/** What comes in this late comes from before somebody listened: the others are still on their way. */
const LATE_MS = 5 * 60_000;
/** A longer one is a silence, and told of as such. */
const LONGEST_HOLE = 5;
const LEAST_SHARE = 0.2;
/** Of one place, more than one hole: an outage makes one. */
const LEAST_REPEATED = 2;

/** As far back as times are needed. */
export const HEARTBEATS_SINCE_MS = JUDGED_MS + MAY_STILL_COME_MS;

/** Null: there is no sign of anybody. */
export function missedByOther(times: readonly HeartbeatTime[], now: number): Missed | null {
  if (times.some(({ at, receivedAt }) => receivedAt > now - MAY_STILL_COME_MS && receivedAt - at > LATE_MS))
    return null;
  const from = now - HEARTBEATS_SINCE_MS;
  const to = now - MAY_STILL_COME_MS;
  const judged = times.filter(({ at }) => at >= from && at <= to);
  const places = [...Map.groupBy(judged, ({ accountId, region }) => `${accountId} ${region}`).values()];
  const minutes = new Set(judged.map(({ at }) => minuteOf(at)));
  /** Near that time: the place itself sends five minutes before and after it. One that is alone has nobody to compare with. */
  const othersCame = (at: number): boolean =>
    places.length < 2 || [-2, -1, 0, 1, 2].some((step) => minutes.has(minuteOf(at) + step));

  let missed = 0;
  let expected = 0;
  let repeated = 0;
  for (const place of places) {
    const own = missedOf(
      place.map(({ at }) => at).toSorted((a, b) => a - b),
      othersCame,
    );
    missed += own.missed;
    expected += own.expected;
    repeated += Math.max(0, own.holes - 1);
  }
  return repeated >= LEAST_REPEATED && missed >= expected * LEAST_SHARE ? { missed, expected } : null;
}

function minuteOf(at: number): number {
  return Math.floor(at / 60_000);
}

function missedOf(sorted: readonly number[], othersCame: (at: number) => boolean): Missed & { readonly holes: number } {
  let missed = 0;
  let holes = 0;
  let expected = 0;
  for (const [index, at] of sorted.entries()) {
    expected += 1;
    const before = sorted[index - 1];
    if (before === undefined) continue;
    const size = Math.round((at - before) / EVERY_MS) - 1;
    if (size <= 0 || size > LONGEST_HOLE) continue;
    const times = Array.from({ length: size }, (_, step) => before + (step + 1) * EVERY_MS);
    const told = times.filter(othersCame).length;
    missed += told;
    expected += told;
    if (told > 0) holes += 1;
  }
  return { missed, expected, holes };
}
