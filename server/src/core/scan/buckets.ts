/** A token bucket: how fast one service of one account and region may be called. */

export interface BucketLimit {
  /** Calls that may be made at once after a pause. */
  readonly burst: number;
  /** Calls a second. */
  readonly rate: number;
}

export interface TokenBucket {
  /** Takes a token and returns how many milliseconds to wait before using it. Waits are handed out in order. */
  take(now: number): number;
  /** Returns a token that was taken and not used. */
  giveBack(): void;
  /** AWS said "too many calls": the rate is halved, at most once a second; it comes back by 10 % a second. */
  throttled(now: number): void;
}

const RECOVERY_PER_SECOND = 0.1;
const LOWEST_SHARE = 1 / 32;

export function createBucket(limit: BucketLimit, now: number): TokenBucket {
  let tokens = limit.burst;
  let rate = limit.rate;
  let filledAt = now;
  let throttledAt = Number.NEGATIVE_INFINITY;

  const fill = (at: number): void => {
    const seconds = Math.max(0, at - filledAt) / 1000;
    // Also where the clock was set back, or nothing would be filled until it is that late again.
    filledAt = at;
    tokens = Math.min(limit.burst, tokens + seconds * rate);
    rate = Math.min(limit.rate, rate + seconds * RECOVERY_PER_SECOND * limit.rate);
  };

  return {
    take: (at) => {
      fill(at);
      tokens -= 1;
      return tokens >= 0 ? 0 : Math.ceil((-tokens / rate) * 1000);
    },
    giveBack: () => {
      tokens = Math.min(limit.burst, tokens + 1);
    },
    throttled: (at) => {
      fill(at);
      tokens = Math.min(tokens, 0);
      // Calls that were in flight together are answered together: they count once.
      if (Math.abs(at - throttledAt) < 1000) return;
      throttledAt = at;
      rate = Math.max(limit.rate * LOWEST_SHARE, rate / 2);
    },
  };
}
