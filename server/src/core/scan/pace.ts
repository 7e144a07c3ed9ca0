/** Decides when a call may be sent: places in flight, for an account and in all, and token buckets. */
import { AwsFailure } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { createBucket, type TokenBucket } from './buckets.ts';
import { limitOf } from './limits.ts';
import { createSemaphore, type Semaphore } from './semaphore.ts';

export interface Ticket {
  readonly accountId: string;
  readonly region: string;
  /** The id of the SDK's client. */
  readonly service: string;
}

/** Shared by all scans of a process, so that two of one account do not throttle each other. */
export interface Pace {
  /** Waits for a token, then for a place, and makes the call. Rejects with the signal's reason while it waits. */
  run<T>(ticket: Ticket, signal: AbortSignal, call: () => Promise<T>): Promise<T>;
}

export interface PaceOptions {
  readonly callsInAll: number;
  readonly callsPerAccount: number;
}

const DEFAULTS: PaceOptions = { callsInAll: 96, callsPerAccount: 32 };
const MAX_IDLE_BUCKETS = 5_000;

export function createPace(clock: Clock, options: PaceOptions = DEFAULTS): Pace {
  const all = createSemaphore(options.callsInAll);
  const accounts = new Map<string, Semaphore>();
  const buckets = new Map<string, TokenBucket>();

  const accountPlaces = (accountId: string): Semaphore => {
    const known = accounts.get(accountId);
    if (known !== undefined) return known;
    const made = createSemaphore(options.callsPerAccount);
    accounts.set(accountId, made);
    return made;
  };

  const bucketOf = (ticket: Ticket): TokenBucket => {
    const key = `${ticket.accountId} ${ticket.region} ${ticket.service}`;
    const known = buckets.get(key);
    if (known !== undefined) return known;
    // The oldest buckets are those of accounts that were scanned long ago: full again, so nothing is lost.
    if (buckets.size >= MAX_IDLE_BUCKETS) {
      const [oldest] = buckets.keys();
      if (oldest !== undefined) buckets.delete(oldest);
    }
    const made = createBucket(limitOf(ticket.service), clock.now());
    buckets.set(key, made);
    return made;
  };

  const waitForToken = async (bucket: TokenBucket, signal: AbortSignal): Promise<void> => {
    const wait = bucket.take(clock.now());
    if (wait === 0) return;
    try {
      await clock.delay(wait, signal);
    } catch (error) {
      bucket.giveBack();
      throw error;
    }
  };

  return {
    run: async (ticket, signal, call) => {
      signal.throwIfAborted();
      const bucket = bucketOf(ticket);
      await waitForToken(bucket, signal);
      const leaveAccount = await accountPlaces(ticket.accountId).enter(signal);
      try {
        const leaveAll = await all.enter(signal);
        try {
          return await call();
        } catch (error) {
          if (error instanceof AwsFailure && error.kind === 'throttled') bucket.throttled(clock.now());
          throw error;
        } finally {
          leaveAll();
        }
      } finally {
        leaveAccount();
      }
    },
  };
}
