import type { CellStatus, OutcomeKind } from '../scan/cell.ts';

/** Outcomes that someone should look at. A service that a region does not have is none of them. */
export const attentionKinds = ['denied', 'throttled', 'failed'] as const satisfies readonly OutcomeKind[];

/** Outcomes after which it may not be known what there is. */
export const notOkKinds = [...attentionKinds, 'cancelled'] as const satisfies readonly OutcomeKind[];

export interface Coverage {
  /** Cells that could be read at all. */
  readonly cells: number;
  /** Cells of which it is known what they hold. */
  readonly read: number;
  /** Those of them that a cancelled scan did not reach: an earlier scan read them. */
  readonly earlier: number;
  readonly attention: number;
  /** Resources that were found but not read whole. */
  readonly incomplete: number;
}

export function coverageOf(cells: readonly CellStatus[]): Coverage {
  const known = cells.filter((cell) => cell.outcome.kind !== 'unsupported');
  return {
    cells: known.length,
    read: known.filter((cell) => cell.outcome.kind === 'ok' || isReadEarlier(cell)).length,
    earlier: known.filter(isReadEarlier).length,
    attention: known.filter(needsAttention).length,
    incomplete: known.reduce((sum, { outcome }) => sum + (outcome.kind === 'ok' ? outcome.incomplete : 0), 0),
  };
}

/** Whether a cell's resources are unknown, or may have changed unseen because AWS did not let us look. */
export function isNotRead(cell: CellStatus): boolean {
  return needsAttention(cell) || (cell.outcome.kind === 'cancelled' && cell.lastOkAt === null);
}

/** Somebody chose not to look again: what was read before stands. */
function isReadEarlier(cell: CellStatus): boolean {
  return cell.outcome.kind === 'cancelled' && cell.lastOkAt !== null;
}

function needsAttention(cell: CellStatus): boolean {
  return attentionKinds.some((kind) => kind === cell.outcome.kind);
}

/** The worst first: what was denied stays denied, what was throttled may be there the next time. */
export function byUrgency(a: CellStatus, b: CellStatus): number {
  const order: readonly OutcomeKind[] = notOkKinds;
  return (
    order.indexOf(a.outcome.kind) - order.indexOf(b.outcome.kind) ||
    a.type.localeCompare(b.type) ||
    a.region.localeCompare(b.region)
  );
}
