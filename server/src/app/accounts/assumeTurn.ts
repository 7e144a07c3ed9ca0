import type { Clock, Turn } from '../../core/ports.ts';
import { createBucket } from '../../core/scan/buckets.ts';
import { bucketsOf } from '../../core/scan/limits.ts';
import { createRetryingTurn } from '../retryingTurn.ts';

/**
 * So many go before what is under way is seen to. More would leave together, once all are signed, and STS, which counts
 * when they come, would see more of them in a moment than were sent in it.
 */
const TOGETHER = 16;

/**
 * Lets roles be assumed from one account and region as fast as STS takes it, so that many accounts can be checked at
 * once. What failed in passing, or was throttled all the same, gets another turn.
 */
export function createAssumeTurn(clock: Clock, signal: AbortSignal): Turn {
  const buckets = bucketsOf('sts', 'AssumeRole', {}).map(({ limit }) => createBucket(limit, clock.now()));

  /** Only the first in line looks at the clock. */
  let line: Promise<unknown> = Promise.resolve();
  let given = 0;

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
        given += 1;
        if (given % TOGETHER === 0) await clock.delay(0, signal);
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
