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
  const told: (() => void)[] = [];
  const due = (end: number) => sleepers.filter(({ until }) => until <= end).sort((a, b) => a.until - b.until)[0];

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
          if (sleepers.includes(sleeper)) sleepers.splice(sleepers.indexOf(sleeper), 1);
          reject(signal.reason);
        });
        for (const tell of told.splice(0)) tell();
      }),
    advance: async (ms) => {
      const end = now + ms;
      for (let next = due(end); next !== undefined; next = due(end)) {
        now = next.until;
        sleepers.splice(sleepers.indexOf(next), 1);
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

/** Time passes by itself whenever somebody waits for it. */
export function hastyClock(start = 1_700_000_000_000): Clock & { readonly waited: readonly number[] } {
  let now = start;
  const waited: number[] = [];
  return {
    waited,
    now: () => now,
    delay: (ms, signal) => {
      if (signal.aborted) return Promise.reject(signal.reason);
      now += ms;
      waited.push(ms);
      return Promise.resolve();
    },
  };
}

/** All that can go on without time passing has gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
