/** Who waits for a call in one lane, by account. Accounts, and the actions of one, take turns. */
import type { TokenBucket } from './buckets.ts';
import type { Lane } from './lanes.ts';

/** Calls of one action in one account and region: they wait for the same tokens. */
export interface Line {
  readonly accountId: string;
  readonly region: string;
  /** Among the lines of its account. */
  readonly key: string;
  readonly buckets: readonly TokenBucket[];
  /** A Set keeps the order of arrival and forgets one that gave up at once. */
  readonly waiting: Set<() => void>;
  /** When the buckets were asked last, and until when they have nothing. */
  askedAt: number;
  emptyUntil: number;
}

export interface Lines {
  /** The accounts in which somebody waits; who was served last comes last. */
  accounts(): Iterable<string>;
  /** Likewise. */
  of(accountId: string): Iterable<Line>;
  /** The line that somebody waits in already, or the one that is made. */
  open(accountId: string, region: string, key: string, buckets: () => readonly TokenBucket[]): Line;
  /** Takes the first one out of a line. */
  shift(line: Line): (() => void) | undefined;
  remove(line: Line, start: () => void): void;
}

export function createLines(): Lines {
  const accounts = new Map<string, Map<string, Line>>();

  const forgetIfEmpty = (line: Line): void => {
    const lines = accounts.get(line.accountId);
    if (line.waiting.size > 0 || lines?.get(line.key) !== line) return;
    lines.delete(line.key);
    if (lines.size === 0) accounts.delete(line.accountId);
  };

  return {
    accounts: () => accounts.keys(),
    of: (accountId) => accounts.get(accountId)?.values() ?? [],
    open: (accountId, region, key, buckets) => {
      const lines = accounts.get(accountId) ?? new Map<string, Line>();
      const known = lines.get(key);
      if (known !== undefined) return known;
      const never = Number.NEGATIVE_INFINITY;
      const line = { accountId, region, key, buckets: buckets(), waiting: new Set<() => void>() };
      const made: Line = { ...line, askedAt: never, emptyUntil: never };
      accounts.set(accountId, lines.set(key, made));
      return made;
    },
    shift: (line) => {
      const [first] = line.waiting;
      const lines = accounts.get(line.accountId);
      if (first === undefined || lines === undefined) return undefined;
      line.waiting.delete(first);
      lines.delete(line.key);
      lines.set(line.key, line);
      accounts.delete(line.accountId);
      accounts.set(line.accountId, lines);
      forgetIfEmpty(line);
      return first;
    },
    remove: (line, start) => {
      line.waiting.delete(start);
      forgetIfEmpty(line);
    },
  };
}

/** Milliseconds until the line has a token for the lane. */
export function waitOf(line: Line, lane: Lane, now: number): number {
  // A clock that was set back says nothing about what was asked before.
  if (line.askedAt <= now && now < line.emptyUntil) return line.emptyUntil - now;
  const wait = line.buckets.reduce((longest, bucket) => Math.max(longest, bucket.wait(lane, now)), 0);
  line.askedAt = now;
  line.emptyUntil = now + wait;
  return wait;
}
