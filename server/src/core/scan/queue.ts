/** The cells that are still to be run, in order; some not before a time. */
import type { PlannedCell } from './plan.ts';

export interface QueuedCell {
  readonly planned: PlannedCell;
  /** How often it ended throttled before. */
  readonly tries: number;
  /** Epoch milliseconds. */
  readonly notBefore: number;
}

/** The next cell that may run; else how long to wait for one; null: there is none left. */
export type Next =
  | { readonly kind: 'run'; readonly queued: QueuedCell }
  | { readonly kind: 'wait'; readonly ms: number }
  | null;

export interface CellQueue {
  /** Counts the cell as running in its region, until `ended`. */
  next(now: number): Next;
  ended(queued: QueuedCell): void;
  putBack(queued: QueuedCell): void;
  /** Empties the queue. */
  rest(): readonly PlannedCell[];
}

/**
 * Slow cells first, then regions in the order in which the cells name them first. No more than `mostOfRegion` cells of one region run while
 * another has some to run: one that hangs holds nobody up.
 */
export function createCellQueue(cells: readonly PlannedCell[], mostOfRegion: number): CellQueue {
  const regions = byRegion(cells);
  const slow = cells.filter((planned) => planned.slow !== undefined);
  let later: QueuedCell[] = [];

  const nextSlow = (): PlannedCell | undefined => {
    const index = slow.findIndex(({ cell }) => (regions.get(cell.region)?.running ?? 0) < mostOfRegion);
    return index < 0 ? undefined : slow.splice(index, 1)[0];
  };

  const nextFresh = (): PlannedCell | undefined => {
    const first = nextSlow();
    if (first !== undefined) return first;
    let filled: RegionCells | null = null;
    for (const region of regions.values()) {
      if (region.fresh.length === 0) continue;
      if (region.running < mostOfRegion) return region.fresh.pop();
      filled ??= region;
    }
    return filled?.fresh.pop() ?? slow.shift();
  };

  const run = (queued: QueuedCell): Next => {
    addRunning(regions, queued.planned, 1);
    return { kind: 'run', queued };
  };

  return {
    next: (now) => {
      const planned = nextFresh();
      if (planned !== undefined) return run({ planned, tries: 0, notBefore: 0 });
      const [first] = later;
      if (first === undefined) return null;
      if (first.notBefore > now) return { kind: 'wait', ms: first.notBefore - now };
      later = later.slice(1);
      return run(first);
    },
    ended: ({ planned }) => addRunning(regions, planned, -1),
    putBack: (queued) => {
      later = [...later, queued].sort((a, b) => a.notBefore - b.notBefore);
    },
    rest: () => {
      const left = [...regions.values()].flatMap(({ fresh }) => fresh.splice(0).reverse());
      return [...slow.splice(0), ...left, ...later.splice(0).map(({ planned }) => planned)];
    },
  };
}

interface RegionCells {
  /** The first one last. */
  readonly fresh: PlannedCell[];
  running: number;
}

function byRegion(cells: readonly PlannedCell[]): ReadonlyMap<string, RegionCells> {
  const regions = new Map(cells.map(({ cell }): [string, RegionCells] => [cell.region, { fresh: [], running: 0 }]));
  for (const planned of [...cells].reverse()) {
    if (planned.slow === undefined) regions.get(planned.cell.region)?.fresh.push(planned);
  }
  return regions;
}

function addRunning(regions: ReadonlyMap<string, RegionCells>, { cell }: PlannedCell, by: number): void {
  const region = regions.get(cell.region);
  if (region !== undefined) region.running += by;
}
