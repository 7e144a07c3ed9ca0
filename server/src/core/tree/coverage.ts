import type { CellStatus, OutcomeKind } from '../scan/cell.ts';

/** Outcomes that someone should look at. A service that a region does not have is none of them. */
export const attentionKinds = ['denied', 'throttled', 'failed'] as const satisfies readonly OutcomeKind[];

/** Outcomes after which it is not known what there is. */
export const notReadKinds = [...attentionKinds, 'cancelled'] as const satisfies readonly OutcomeKind[];

export interface Coverage {
  /** Cells that could be read at all. */
  readonly cells: number;
  readonly ok: number;
  readonly attention: number;
  /** Resources that were found but not read whole. */
  readonly incomplete: number;
}

export function coverageOf(cells: readonly CellStatus[]): Coverage {
  const known = cells.filter((cell) => cell.outcome.kind !== 'unsupported');
  return {
    cells: known.length,
    ok: known.filter((cell) => cell.outcome.kind === 'ok').length,
    attention: known.filter(needsAttention).length,
    incomplete: known.reduce((sum, { outcome }) => sum + (outcome.kind === 'ok' ? outcome.incomplete : 0), 0),
  };
}

function needsAttention(cell: CellStatus): boolean {
  return attentionKinds.some((kind) => kind === cell.outcome.kind);
}

/** The worst first: what was denied stays denied, what was throttled may be there the next time. */
export function byUrgency(a: CellStatus, b: CellStatus): number {
  const order: readonly OutcomeKind[] = notReadKinds;
  return (
    order.indexOf(a.outcome.kind) - order.indexOf(b.outcome.kind) ||
    a.type.localeCompare(b.type) ||
    a.region.localeCompare(b.region)
  );
}
