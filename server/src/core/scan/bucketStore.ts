/** The token buckets of a process: thousands in each account, of which most are used once in a scan. */
import type { Clock } from '../ports.ts';
import { type BucketLimit, createBucket, type TokenBucket } from './buckets.ts';

export interface BucketStore {
  /** The one of this name, which is kept for as long as it is not full; or a new one. */
  of(name: string, limit: BucketLimit): TokenBucket;
}

/** From so many on, those that are full go, which are as good as new ones; from so many on the oldest go anyway. */
export const FEW_BUCKETS = 4_000;
const MAX_BUCKETS = 20_000;
const LOOKED_AT = 3;

export function createBucketStore(clock: Clock): BucketStore {
  // In the order of their last use.
  const buckets = new Map<string, TokenBucket>();

  const makeRoom = (now: number): void => {
    for (let looked = 0; looked < LOOKED_AT && buckets.size >= FEW_BUCKETS; looked += 1) {
      const [oldest] = buckets;
      if (oldest === undefined) return;
      const [name, bucket] = oldest;
      buckets.delete(name);
      // It is looked at again when those behind it were.
      if (!bucket.isFull(now) && buckets.size < MAX_BUCKETS - 1) buckets.set(name, bucket);
    }
  };

  return {
    of: (name, limit) => {
      const known = buckets.get(name);
      if (known === undefined) makeRoom(clock.now());
      else buckets.delete(name);
      const bucket = known ?? createBucket(limit, clock.now());
      buckets.set(name, bucket);
      return bucket;
    },
  };
}
