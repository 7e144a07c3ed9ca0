/** How many calls are in flight, in all and for each account, and who may add one. */
import { keptFrom, type Lane } from './lanes.ts';

export interface PlaceOptions {
  readonly callsInAll: number;
  readonly callsPerAccount: number;
  /** How late what is due in this process has been since this was asked last, in milliseconds. Absent: in time. */
  readonly lateness?: () => number;
}

/** Answers that come faster than they are read pile up, and keep whatever else the process does waiting. */
const LATE_MS = 40;
const ADAPT_EVERY_MS = 200;
const FEWEST_CALLS = 32;

/**
 * One thread makes some 1,200 calls a second: at 300 ms a call, as through a slow line from one continent to the others,
 * that are 360 in flight. More would only wait for each other in the process. What AWS takes is the buckets' affair. An
 * account may have nearly all of them, since most scans are of one.
 */
export const defaultPlaces: PlaceOptions = { callsInAll: 384, callsPerAccount: 336 };

/** A region with so many calls older than this hangs, and gets no more than this share of its account's places. */
const SLOW_CALLS = 8;
const SLOW_AFTER_MS = 5_000;
const SLOW_SHARE = 1 / 4;

export interface Places {
  /** Calls in flight of an account. */
  inFlight(accountId: string): number;
  isFree(lane: Lane): boolean;
  /** Lets fewer calls be in flight while the process is late, and more again when it is not. */
  adapt(now: number): void;
  isFreeFor(accountId: string, lane: Lane): boolean;
  /** A region that does not answer must not take the places of those that do. */
  mayEnter(accountId: string, region: string, now: number): boolean;
  /** Takes a place; returns what frees it. */
  enter(accountId: string, region: string, now: number): () => void;
}

/** Calls in flight by region, each with the time at which it was sent, the oldest first. */
interface AccountPlaces {
  taken: number;
  readonly regions: Map<string, Set<{ readonly sentAt: number }>>;
}

export function createPlaces({ callsInAll, callsPerAccount, lateness }: PlaceOptions): Places {
  const accounts = new Map<string, AccountPlaces>();
  let taken = 0;
  let most = callsInAll;
  let adaptedAt = Number.NEGATIVE_INFINITY;

  const leave = (accountId: string, region: string, call: { readonly sentAt: number }): void => {
    const account = accounts.get(accountId);
    const calls = account?.regions.get(region);
    if (account === undefined || calls?.delete(call) !== true) return;
    taken -= 1;
    account.taken -= 1;
    if (calls.size === 0) account.regions.delete(region);
    if (account.taken === 0) accounts.delete(accountId);
  };

  return {
    inFlight: (accountId) => accounts.get(accountId)?.taken ?? 0,
    isFree: (lane) => taken < most - keptFrom(lane, most),
    adapt: (now) => {
      if (lateness === undefined || Math.abs(now - adaptedAt) < ADAPT_EVERY_MS) return;
      adaptedAt = now;
      const wanted = lateness() > LATE_MS ? most * 0.8 : most + callsInAll / 16;
      most = Math.min(callsInAll, Math.max(Math.min(FEWEST_CALLS, callsInAll), wanted));
    },
    isFreeFor: (accountId, lane) =>
      (accounts.get(accountId)?.taken ?? 0) < callsPerAccount - keptFrom(lane, callsPerAccount),
    mayEnter: (accountId, region, now) => {
      const calls = accounts.get(accountId)?.regions.get(region);
      return calls === undefined || calls.size < callsPerAccount * SLOW_SHARE || !isSlow(calls, now);
    },
    enter: (accountId, region, now) => {
      const account = accounts.get(accountId) ?? { taken: 0, regions: new Map() };
      const calls = account.regions.get(region) ?? new Set();
      const call = { sentAt: now };
      accounts.set(accountId, account);
      account.regions.set(region, calls);
      calls.add(call);
      account.taken += 1;
      taken += 1;
      return () => leave(accountId, region, call);
    },
  };
}

function isSlow(calls: ReadonlySet<{ readonly sentAt: number }>, now: number): boolean {
  let old = 0;
  for (const { sentAt } of calls) {
    if (now - sentAt < SLOW_AFTER_MS) return false;
    old += 1;
    if (old >= SLOW_CALLS) return true;
  }
  return false;
}
