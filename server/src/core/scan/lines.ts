/**
 * Who waits for a call in one lane, by account. Accounts take turns. Of the actions of one, those come first that AWS lets
 * be called most slowly: a token of theirs that nobody takes is lost, and they end last anyway. Those that are as slow as
 * each other take turns.
 */
import type { TokenBucket } from './buckets.ts';
import type { Lane } from './lanes.ts';

/** Calls of one action in one account and region: they wait for the same tokens. */
export interface Line {
  readonly accountId: string;
  readonly region: string;
  /** Among the lines of its account. */
  readonly key: string;
  /** Calls a second. */
  readonly rate: number;
  readonly buckets: readonly TokenBucket[];
  /** A Set keeps the order of arrival and forgets one that gave up at once. */
  readonly waiting: Set<() => void>;
  /** When the buckets were asked last, and until when they have nothing. */
  askedAt: number;
  emptyUntil: number;
}

export interface Lines {
  isEmpty(): boolean;
  /** The accounts in which somebody waits; who was served last comes last. */
  accounts(): Iterable<string>;
  /** The slowest first, and among equals who was served last comes last. */
  of(accountId: string): Iterable<Line>;
  /** The line that somebody waits in already, or the one that is made. */
  open(line: Pick<Line, 'accountId' | 'region' | 'key' | 'rate'>, buckets: () => readonly TokenBucket[]): Line;
  /** Takes the first one out of a line. */
  shift(line: Line): (() => void) | undefined;
  remove(line: Line, start: () => void): void;
}

/** Lines of one rate, by key. */
interface Pack {
  readonly rate: number;
  readonly lines: Map<string, Line>;
}

/** The slowest pack first; those that are empty stay, for there are few. */
interface AccountLines {
  readonly packs: Pack[];
  count: number;
}

export function createLines(): Lines {
  const accounts = new Map<string, AccountLines>();

  const forgetIfEmpty = (line: Line): void => {
    const account = accounts.get(line.accountId);
    const pack = account?.packs.find(({ rate }) => rate === line.rate);
    if (account === undefined || line.waiting.size > 0 || pack?.lines.get(line.key) !== line) return;
    pack.lines.delete(line.key);
    account.count -= 1;
    if (account.count === 0) accounts.delete(line.accountId);
  };

  return {
    isEmpty: () => accounts.size === 0,
    accounts: () => accounts.keys(),
    of: (accountId) => slowestFirst(accounts.get(accountId)?.packs ?? []),
    open: (of, buckets) => {
      const account = accounts.get(of.accountId) ?? { packs: [], count: 0 };
      const { lines } = packOf(account.packs, of.rate);
      const known = lines.get(of.key);
      if (known !== undefined) return known;
      const never = Number.NEGATIVE_INFINITY;
      const made: Line = { ...of, buckets: buckets(), waiting: new Set(), askedAt: never, emptyUntil: never };
      lines.set(of.key, made);
      account.count += 1;
      accounts.set(of.accountId, account);
      return made;
    },
    shift: (line) => {
      const [first] = line.waiting;
      const account = accounts.get(line.accountId);
      if (first === undefined || account === undefined) return undefined;
      line.waiting.delete(first);
      const { lines } = packOf(account.packs, line.rate);
      lines.delete(line.key);
      lines.set(line.key, line);
      accounts.delete(line.accountId);
      accounts.set(line.accountId, account);
      forgetIfEmpty(line);
      return first;
    },
    remove: (line, start) => {
      line.waiting.delete(start);
      forgetIfEmpty(line);
    },
  };
}

function packOf(packs: Pack[], rate: number): Pack {
  const known = packs.find((pack) => pack.rate === rate);
  if (known !== undefined) return known;
  const made = { rate, lines: new Map<string, Line>() };
  const behind = packs.findIndex((pack) => pack.rate > rate);
  packs.splice(behind < 0 ? packs.length : behind, 0, made);
  return made;
}

function* slowestFirst(packs: readonly Pack[]): Iterable<Line> {
  for (const { lines } of packs) yield* lines.values();
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
