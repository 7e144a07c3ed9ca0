import type { Clock, Turn } from '../../core/ports.ts';
import { createBucket } from '../../core/scan/buckets.ts';
import { bucketsOf } from '../../core/scan/limits.ts';
import { createRetryingTurn } from '../retryingTurn.ts';

/**
 * Lets roles be assumed from one account and region as fast as STS takes it, so that many accounts can be checked at
 * once. What failed in passing, or was throttled all the same, gets another turn.
 */
export function createAssumeTurn(clock: Clock, signal: AbortSignal): Turn {
  const buckets = bucketsOf('sts', 'AssumeRole', {}).map(({ limit }) => createBucket(limit, clock.now()));

  /** Only the first in line looks at the clock. */
  let line: Promise<unknown> = Promise.resolve();

  function takeTurn(): Promise<void> {
    const mine = line.then(waitForTokens);
    line = mine.catch(() => undefined);
    return mine;
  }

  async function waitForTokens(): Promise<void> {
    for (;;) {
      const now = clock.now();
      const wait = Math.max(0, ...buckets.map((bucket) => bucket.wait('event', now)));
      if (wait === 0) {
        for (const bucket of buckets) bucket.take(now);
        return;
      }
      await clock.delay(wait, signal);
    }
  }

  const onThrottled = (): void => {
    for (const bucket of buckets) bucket.throttled(clock.now());
  };
  return createRetryingTurn({ clock, signal, ready: takeTurn, onThrottled });
}
