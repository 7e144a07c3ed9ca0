/** Which cells have their turn to be described: those of one hung region, or of a storm, keep no others waiting. */
import type { TypeName } from '../catalog/types.ts';
import type { DueCell, PendingCell } from './eventStore.ts';

export interface Turns {
  /**
   * Whether a describe of the cell may begin, and of what: `fresh`, of what was not described yet, before which the rest
   * has to wait while there is much of it; null: of nothing. `freshOfAccount`: how many fresh ones are due in the account.
   */
  may(cell: DueCell, freshOfAccount: number, now: number): 'all' | 'fresh' | null;
  /** Returns what ends it. */
  begin(cell: PendingCell, pending: { readonly count: number; readonly fresh: number }, now: number): () => void;
}

const IN_ALL = 64;
const OF_REGION = 16;
const OF_CELL = 4;

/** More resources of one cell within `RECENT_MS` are a storm: where each is looked up, and where one call has many. */
const STORM = 50;
const STORM_OF_MANY = 250;
/**
 * A cell that goes on changing is looked at so often at most, once more looks than these began within `RECENT_MS`: sooner in
 * a burst, when so many fresh resources of the account are due or under way, so that one call has many.
 */
const OFTEN = 50;
const OFTEN_IN_BURST = 20;
const BURST = 50;
const OFTEN_GAP_MS = 100;
/** What is merely looked at again lets others gather for so long, once so many looks began: one call has many. */
const BUSY = 5;
const AGAIN_GATHER_MS = 500;
const RECENT_MS = 5_000;
/** A storm that begins is let gather, so that one list has most of it. */
const GATHER_MS = 1_000;
/** Then it is looked at so often. */
const STORM_EVERY_MS = 5_000;

/** Of more, those are forgotten in which nothing goes on. */
const MOST_CELLS = 5_000;

/** So many fresh resources of an account, due or under way, are looked at before others are looked at again. */
const MUCH = 100;
/** What is to be looked at again waits so long at most. */
const MOST_WAIT_MS = 60_000;

interface CellState {
  inFlight: number;
  /** When describes began lately, and of how many resources. */
  recent: { readonly at: number; readonly count: number }[];
  /** While there is a storm, nothing begins before. */
  stormUntil: number | null;
}

/** `hasMany`: whether one call looks many resources of the type up. */
export function createTurns(hasMany: (type: TypeName) => boolean): Turns {
  const cells = new Map<string, CellState>();
  const inRegion = new Map<string, number>();
  /** By account. */
  const freshUnderWay = new Map<string, number>();
  let inAll = 0;

  const stateOf = (cell: PendingCell, now: number): CellState => {
    const key = cellKey(cell);
    const state = cells.get(key) ?? { inFlight: 0, recent: [], stormUntil: null };
    cells.set(key, state);
    state.recent = state.recent.filter(({ at }) => at <= now && now - at < RECENT_MS);
    return state;
  };

  const forgetQuiet = (now: number): void => {
    for (const [key, { inFlight, recent }] of cells) {
      if (inFlight === 0 && recent.every(({ at }) => now - at >= RECENT_MS)) cells.delete(key);
    }
  };

  const isFree = (cell: DueCell, count: number, often: number, now: number): boolean => {
    if (inAll >= IN_ALL || (inRegion.get(regionKey(cell)) ?? 0) >= OF_REGION) return false;
    const state = stateOf(cell, now);
    if (state.inFlight >= OF_CELL) return false;
    if (cell.fresh === 0 && state.recent.length > BUSY && now - cell.since < AGAIN_GATHER_MS) return false;
    const recently = state.recent.reduce((sum, recent) => sum + recent.count, 0);
    if (recently + count <= (hasMany(cell.type) ? STORM_OF_MANY : STORM)) {
      state.stormUntil = null;
      const last = state.recent.length > often ? state.recent.at(-1) : undefined;
      return last === undefined || now - last.at >= OFTEN_GAP_MS;
    }
    state.stormUntil ??= now + GATHER_MS;
    return state.inFlight === 0 && now >= state.stormUntil;
  };

  return {
    may: (cell, freshOfAccount, now) => {
      const fresh = freshOfAccount + (freshUnderWay.get(cell.accountId) ?? 0);
      const onlyFresh = fresh > MUCH && now - cell.since < MOST_WAIT_MS;
      const count = onlyFresh ? cell.fresh : cell.count;
      const often = fresh > BURST ? OFTEN_IN_BURST : OFTEN;
      if (count === 0 || !isFree(cell, count, often, now)) return null;
      return onlyFresh ? 'fresh' : 'all';
    },
    begin: (cell, { count, fresh }, now) => {
      if (cells.size >= MOST_CELLS) forgetQuiet(now);
      const state = stateOf(cell, now);
      state.recent.push({ at: now, count });
      if (state.stormUntil !== null) state.stormUntil = now + STORM_EVERY_MS;
      state.inFlight += 1;
      inAll += 1;
      const region = regionKey(cell);
      add(inRegion, region, 1);
      add(freshUnderWay, cell.accountId, fresh);
      return () => {
        state.inFlight -= 1;
        inAll -= 1;
        add(inRegion, region, -1);
        add(freshUnderWay, cell.accountId, -fresh);
      };
    },
  };
}

function add(counts: Map<string, number>, key: string, more: number): void {
  const count = (counts.get(key) ?? 0) + more;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}

function cellKey({ accountId, type, region }: PendingCell): string {
  return `${regionKey({ accountId, region })} ${type}`;
}

function regionKey({ accountId, region }: Pick<PendingCell, 'accountId' | 'region'>): string {
  return `${accountId} ${region}`;
}
