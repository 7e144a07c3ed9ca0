import type { Clock } from '../../server/src/core/ports.ts';

export interface FakeClock extends Clock {
  /** Lets time pass; who waits until then goes on, in order. */
  advance(ms: number): Promise<void>;
  /** Resolves when somebody waits. */
  waiting(): Promise<void>;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Time stands still until it is told to pass. */
export function fakeClock(start = 1_700_000_000_000): FakeClock {
  let now = start;
  const sleepers: Sleeper[] = [];
  const limits: Sleeper[] = [];
  const told: (() => void)[] = [];
  const due = (end: number) =>
    [...sleepers, ...limits].filter(({ until }) => until <= end).sort((a, b) => a.until - b.until)[0];
  const remove = (from: Sleeper[], sleeper: Sleeper) => {
    if (from.includes(sleeper)) from.splice(from.indexOf(sleeper), 1);
  };

  return {
    now: () => now,
    delay: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper: Sleeper = { until: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal.addEventListener('abort', () => {
          remove(sleepers, sleeper);
          reject(signal.reason);
        });
        for (const tell of told.splice(0)) tell();
      }),
    after: (ms, call) => {
      const limit: Sleeper = { until: now + ms, wake: call };
      limits.push(limit);
      return () => remove(limits, limit);
    },
    advance: async (ms) => {
      const end = now + ms;
      for (let next = due(end); next !== undefined; next = due(end)) {
        now = next.until;
        remove(sleepers, next);
        remove(limits, next);
        next.wake();
        await settled();
      }
      now = end;
    },
    waiting: () =>
      sleepers.length > 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            told.push(resolve);
          }),
  };
}

/** Time passes by itself whenever somebody waits for it. Limits are reached when others have waited for so long. */
export function hastyClock(start = 1_700_000_000_000): Clock & { readonly waited: readonly number[] } {
  let now = start;
  const waited: number[] = [];
  const limits = new Set<Sleeper>();
  return {
    waited,
    now: () => now,
    delay: (ms, signal) => {
      if (signal.aborted) return Promise.reject(signal.reason);
      now += ms;
      waited.push(ms);
      for (const limit of limits) {
        if (limit.until > now) continue;
        limits.delete(limit);
        limit.wake();
      }
      return Promise.resolve();
    },
    after: (ms, call) => {
      const limit: Sleeper = { until: now + ms, wake: call };
      limits.add(limit);
      return () => limits.delete(limit);
    },
  };
}

/** All that can go on without time passing has gone on: the inventory commits once a turn of the event loop. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** More than a scan takes from its first answer to its end: what it writes waits for a few turns each time. */
const TURNS = 120;
