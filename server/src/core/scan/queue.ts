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
 * Slow cells first, then regions in the order in which the cells name them first. No more than `mostOfRegion` cells of
 * one region run while another has some to run: one that hangs holds nobody up. Cells of Cloud Control come when all
 * others have begun, those of the region next that has the fewest running: they wait for its pace, and would take all
 * the room for two regions while the rest of the account has not been looked at.
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
      if (first !== undefined && first.notBefore <= now) {
        later = later.slice(1);
        return run(first);
      }
      const ofTail = nextOfTail(regions);
      if (ofTail !== undefined) return run({ planned: ofTail, tries: 0, notBefore: 0 });
      return first === undefined ? null : { kind: 'wait', ms: first.notBefore - now };
    },
    ended: ({ planned }) => addRunning(regions, planned, -1),
    putBack: (queued) => {
      later = [...later, queued].sort((a, b) => a.notBefore - b.notBefore);
    },
    rest: () => {
      const left = [...regions.values()].flatMap(({ fresh, tail }) =>
        [fresh, tail].flatMap((of) => of.splice(0).reverse()),
      );
      return [...slow.splice(0), ...left, ...later.splice(0).map(({ planned }) => planned)];
    },
  };
}

interface RegionCells {
  /** The first one last. */
  readonly fresh: PlannedCell[];
  /** Those of Cloud Control. */
  readonly tail: PlannedCell[];
  running: number;
}

function nextOfTail(regions: ReadonlyMap<string, RegionCells>): PlannedCell | undefined {
  let next: RegionCells | null = null;
  for (const region of regions.values()) {
    if (region.tail.length > 0 && region.running < (next?.running ?? Number.POSITIVE_INFINITY)) next = region;
  }
  return next?.tail.pop();
}

function byRegion(cells: readonly PlannedCell[]): ReadonlyMap<string, RegionCells> {
  const regions = new Map(
    cells.map(({ cell }): [string, RegionCells] => [cell.region, { fresh: [], tail: [], running: 0 }]),
  );
  for (const planned of [...cells].reverse()) {
    if (planned.slow !== undefined) continue;
    const region = regions.get(planned.cell.region);
    (planned.type.viaCloudControl === true ? region?.tail : region?.fresh)?.push(planned);
  }
  return regions;
}

function addRunning(regions: ReadonlyMap<string, RegionCells>, { cell }: PlannedCell, by: number): void {
  const region = regions.get(cell.region);
  if (region !== undefined) region.running += by;
}
