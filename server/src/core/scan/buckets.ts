/** A token bucket: how fast one action of one account and region may be called. */
import { keptFrom, type Lane } from './lanes.ts';

export interface BucketLimit {
  /** Calls that may be made at once after a pause. */
  readonly burst: number;
  /** Calls a second. */
  readonly rate: number;
}

export interface TokenBucket {
  /** Milliseconds until a call of this lane may be sent; 0: now. */
  wait(lane: Lane, now: number): number;
  /** Takes a token for a call that is sent now. */
  take(now: number): void;
  /** As if it had never been used: one that is made anew is the same. */
  isFull(now: number): boolean;
  /** AWS said "too many calls": the rate is halved, at most once a second; it comes back by 10 % a second. */
  throttled(now: number): void;
}

const RECOVERY_PER_SECOND = 0.1;
const LOWEST_SHARE = 1 / 32;
/** Sums of fractions may fall short of a whole token by less than this. */
const ROUNDING = 1e-6;

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
    wait: (lane, at) => {
      fill(at);
      const missing = 1 + keptFrom(lane, limit.burst) - tokens;
      return missing <= ROUNDING ? 0 : Math.ceil((missing / rate) * 1000);
    },
    take: (at) => {
      fill(at);
      tokens -= 1;
    },
    isFull: (at) => {
      fill(at);
      return tokens >= limit.burst - ROUNDING && rate >= limit.rate;
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
