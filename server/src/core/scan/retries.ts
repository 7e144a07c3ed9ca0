/** When a request that failed is sent again, and after how long. */
import { AwsFailure } from '../errors.ts';

export interface Retries {
  /**
   * Milliseconds to wait before the request is sent again; null: it stays failed.
   * `tries`: how often it was sent. `tookMs`: since it was sent first, waits included.
   */
  waitAfter(error: unknown, tries: number, tookMs: number): number | null;
}

/** Throttled requests: they keep coming back until the rate has fallen to what AWS takes. */
const THROTTLED = { tries: 7, firstMs: 500, mostMs: 16_000 };
/** Resets, server errors, half an answer. */
const BROKEN = { tries: 3, firstMs: 200, mostMs: 2_000 };
/** A request that timed out has waited long enough; a whole region of them would take hours. */
const BROKEN_MOST_MS = 20_000;

/** `throttled`: false where the caller has something better to do than to wait. */
export function createRetries({ throttled }: { readonly throttled: boolean }): Retries {
  let spread = 0;
  const backOff = (
    tries: number,
    { firstMs, mostMs }: { readonly firstMs: number; readonly mostMs: number },
  ): number => {
    // The golden ratio spreads the retries of requests that failed together more evenly than chance would.
    spread = (spread + 0.618_033_988_75) % 1;
    return Math.round(Math.min(mostMs, firstMs * 2 ** (tries - 1)) * (0.5 + spread / 2));
  };
  return {
    waitAfter: (error, tries, tookMs) => {
      if (!(error instanceof AwsFailure)) return null;
      if (error.kind === 'throttled') return throttled && tries < THROTTLED.tries ? backOff(tries, THROTTLED) : null;
      if (!isPassing(error) || tries >= BROKEN.tries || tookMs > BROKEN_MOST_MS) return null;
      return backOff(tries, BROKEN);
    },
  };
}

function isPassing({ kind, status }: AwsFailure): boolean {
  if (kind === 'network' || kind === 'malformed') return true;
  return kind === 'failed' && status !== null && status >= 500;
}
