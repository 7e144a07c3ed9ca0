/** Answers that are due later, in order: one timer for all of them, for thousands may wait at once. */
import type { Clock } from '../../../server/src/core/ports.ts';

export interface Delays {
  /** Calls back in `ms`, rounded up to a whole millisecond. */
  after(ms: number, work: () => void): void;
}

export function createDelays(clock: Clock, now: () => number, signal: AbortSignal): Delays {
  // By the millisecond in which they are due.
  const due = new Map<number, (() => void)[]>();
  let wakesAt = Number.POSITIVE_INFINITY;

  function plan(): void {
    const next = Math.min(...due.keys());
    if (next >= wakesAt) return;
    wakesAt = next;
    clock.delay(Math.max(0, next - now()), signal).then(
      () => {
        // A sooner one was planned meanwhile, and has taken this one's work.
        if (wakesAt === next) run();
      },
      () => due.clear(),
    );
  }

  function run(): void {
    wakesAt = Number.POSITIVE_INFINITY;
    const at = now();
    for (const time of [...due.keys()].filter((key) => key <= at).sort((a, b) => a - b)) {
      const work = due.get(time) ?? [];
      due.delete(time);
      for (const one of work) one();
    }
    if (due.size > 0) plan();
  }

  return {
    after: (ms, work) => {
      if (ms <= 0) {
        work();
        return;
      }
      const time = Math.ceil(now() + ms);
      const others = due.get(time);
      if (others === undefined) due.set(time, [work]);
      else others.push(work);
      if (time < wakesAt) plan();
    },
  };
}
