/** Decides when a call is sent: token buckets, and places in flight for an account and in all. */
import { createAbortListeners } from '../abortListeners.ts';
import { AwsFailure } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { createAlarm } from './alarm.ts';
import { createBucketStore } from './bucketStore.ts';
import { type Lane, lanes } from './lanes.ts';
import { createLimitsLookup } from './limits.ts';
import { createLines, type Line, type Lines, waitOf } from './lines.ts';
import { createPlaces, defaultPlaces, type PlaceOptions } from './places.ts';
import { createSlots, type Slots } from './slots.ts';

export interface Ticket {
  readonly accountId: string;
  readonly region: string;
  /** The id of the SDK's client. */
  readonly service: string;
  readonly action: string;
  readonly input: object;
  readonly lane: Lane;
}

/** Shared by all scans of a process, so that two of one account do not throttle each other. */
export interface Pace {
  /**
   * Makes the call when its turn has come. While it waits it has neither a token nor a place, so that nobody waits for
   * one who waits. Rejects with the signal's reason when that comes first.
   */
  run<T>(ticket: Ticket, signal: AbortSignal, call: () => Promise<T>): Promise<T>;
  /** Room for the cells that are read at the same time: each holds what it has listed in memory. */
  readonly cells: Slots;
}

/** More than there are calls in flight, since cells also wait for tokens. */
const CELLS_IN_ALL = 480;

export function createPace(clock: Clock, options: PlaceOptions = defaultPlaces): Pace {
  const places = createPlaces(options);
  const buckets = createBucketStore(clock);
  const limitsOf = createLimitsLookup();
  const aborts = createAbortListeners();
  const waiting: Readonly<Record<Lane, Lines>> = { event: createLines(), user: createLines(), daily: createLines() };

  const serveAll = (): void => {
    const now = clock.now();
    places.adapt(now);
    let tokenAt = Number.POSITIVE_INFINITY;
    for (const lane of lanes) tokenAt = Math.min(tokenAt, serve(lane, now));
    alarm.set(tokenAt);
  };
  const alarm = createAlarm(clock, serveAll);

  /** Sends what may be sent. Returns when the next token comes that somebody waits for. */
  const serve = (lane: Lane, now: number): number => {
    const lines = waiting[lane];
    let tokenAt = Number.POSITIVE_INFINITY;
    // Asked twice for each call: most of the time nobody waits here, or there is no place.
    if (lines.isEmpty() || !places.isFree(lane)) return tokenAt;
    const unserved = new Set(lines.accounts());
    while (unserved.size > 0 && places.isFree(lane)) {
      const accountId = leastBusy(unserved);
      const next = places.isFreeFor(accountId, lane) ? firstReady(lines.of(accountId), lane, now) : NONE_READY;
      tokenAt = Math.min(tokenAt, next.tokenAt);
      if (next.line === null) unserved.delete(accountId);
      else send(lines, next.line, now);
    }
    return tokenAt;
  };

  const leastBusy = (accountIds: Iterable<string>): string => {
    let least = '';
    let fewest = Number.POSITIVE_INFINITY;
    for (const accountId of accountIds) {
      const inFlight = places.inFlight(accountId);
      if (inFlight < fewest) [least, fewest] = [accountId, inFlight];
    }
    return least;
  };

  const firstReady = (lines: Iterable<Line>, lane: Lane, now: number): Ready => {
    let tokenAt = Number.POSITIVE_INFINITY;
    for (const line of lines) {
      const wait = waitOf(line, lane, now);
      if (wait > 0) tokenAt = Math.min(tokenAt, now + wait);
      else if (places.mayEnter(line.accountId, line.region, now)) return { line, tokenAt };
    }
    return { line: null, tokenAt };
  };

  const send = (lines: Lines, line: Line, now: number): void => {
    for (const bucket of line.buckets) bucket.take(now);
    lines.shift(line)?.();
  };

  const lineOf = (ticket: Ticket): Line => {
    const limits = limitsOf(ticket.service, ticket.action, ticket.input);
    const { accountId, region, lane } = ticket;
    const key = `${region} ${limits[0]?.key ?? ''}`;
    const rate = limits.reduce((least, { limit }) => Math.min(least, limit.rate), Number.POSITIVE_INFINITY);
    return waiting[lane].open({ accountId, region, key, rate }, () =>
      limits.map(({ key: of, limit }) => buckets.of(`${accountId} ${region} ${of}`, limit)),
    );
  };

  /** Resolves with what frees the place. */
  const turnOf = ({ lane }: Ticket, line: Line, signal: AbortSignal): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const giveUp = (): void => {
        waiting[lane].remove(line, start);
        serveAll();
        reject(signal.reason);
      };
      const start = (): void => {
        aborts.remove(signal, giveUp);
        resolve(places.enter(line.accountId, line.region, clock.now()));
      };
      line.waiting.add(start);
      aborts.add(signal, giveUp);
      serveAll();
    });

  return {
    cells: createSlots(CELLS_IN_ALL),
    run: async (ticket, signal, call) => {
      signal.throwIfAborted();
      const line = lineOf(ticket);
      const leave = await turnOf(ticket, line, signal);
      try {
        return await call();
      } catch (error) {
        if (error instanceof AwsFailure && error.kind === 'throttled') {
          for (const bucket of line.buckets) bucket.throttled(clock.now());
        }
        throw error;
      } finally {
        leave();
        serveAll();
      }
    },
  };
}

interface Ready {
  readonly line: Line | null;
  /** When the next token comes for the lines before it. */
  readonly tokenAt: number;
}

const NONE_READY: Ready = { line: null, tokenAt: Number.POSITIVE_INFINITY };
