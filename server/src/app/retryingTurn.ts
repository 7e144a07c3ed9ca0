import { AwsFailure } from '../core/errors.ts';
import type { Clock, Turn } from '../core/ports.ts';
import { createRetries } from '../core/scan/retries.ts';

export interface RetryOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Resolves when a request may be sent. Absent: at once. */
  readonly ready?: () => Promise<void>;
  readonly onThrottled?: () => void;
}

/** Sends again what failed in passing, and what was throttled for as long as a person would wait: about a minute. */
export function createRetryingTurn({ clock, signal, ready, onThrottled }: RetryOptions): Turn {
  const retries = createRetries({ throttled: true });
  return async (send) => {
    const startedAt = clock.now();
    for (let tries = 1; ; tries++) {
      await ready?.();
      try {
        return await send();
      } catch (error) {
        const wait = retries.waitAfter(error, tries, clock.now() - startedAt);
        if (wait === null) throw error;
        if (error instanceof AwsFailure && error.kind === 'throttled') onThrottled?.();
        await clock.delay(wait, signal);
      }
    }
  };
}
