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
  next(now: number): Next;
  putBack(queued: QueuedCell): void;
  /** Empties the queue. */
  rest(): readonly PlannedCell[];
}

export function createCellQueue(cells: readonly PlannedCell[]): CellQueue {
  let fresh = 0;
  let later: QueuedCell[] = [];

  return {
    next: (now) => {
      const planned = cells[fresh];
      if (planned !== undefined) {
        fresh += 1;
        return { kind: 'run', queued: { planned, tries: 0, notBefore: 0 } };
      }
      const [first] = later;
      if (first === undefined) return null;
      if (first.notBefore > now) return { kind: 'wait', ms: first.notBefore - now };
      later = later.slice(1);
      return { kind: 'run', queued: first };
    },
    putBack: (queued) => {
      later = [...later, queued].sort((a, b) => a.notBefore - b.notBefore);
    },
    rest: () => {
      const left = [...cells.slice(fresh), ...later.map(({ planned }) => planned)];
      fresh = cells.length;
      later = [];
      return left;
    },
  };
}
