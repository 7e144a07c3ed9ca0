/** The token buckets of a process: thousands in each account, of which most are used once in a scan. */
import type { Clock } from '../ports.ts';
import { type BucketLimit, createBucket, type TokenBucket } from './buckets.ts';

export interface BucketStore {
  /** The one of this name, which is kept for as long as it is not full; or a new one. */
  of(name: string, limit: BucketLimit): TokenBucket;
}

/** From so many on, those that are full go, which are as good as new ones; from so many on others go too. */
export const FEW_BUCKETS = 4_000;
const MAX_BUCKETS = 20_000;
/** More than one for each that is made, so that those that are full are found sooner than others are made. */
const LOOKED_AT = 2;

export function createBucketStore(clock: Clock): BucketStore {
  const buckets = new Map<string, TokenBucket>();
  // Goes around: to begin at the oldest each time would be a walk over all places from which one was taken.
  let round = buckets.entries();

  const nextOfRound = (): [string, TokenBucket] | undefined => {
    const next = round.next();
    if (next.done !== true) return next.value;
    round = buckets.entries();
    return undefined;
  };

  const makeRoom = (now: number): void => {
    for (let looked = 0; looked < LOOKED_AT; looked += 1) {
      const [name, bucket] = nextOfRound() ?? [];
      if (name === undefined) return;
      if (bucket?.isFull(now) === true || buckets.size >= MAX_BUCKETS) buckets.delete(name);
    }
  };

  return {
    of: (name, limit) => {
      const known = buckets.get(name);
      if (known !== undefined) return known;
      if (buckets.size >= FEW_BUCKETS) makeRoom(clock.now());
      const made = createBucket(limit, clock.now());
      buckets.set(name, made);
      return made;
    },
  };
}
