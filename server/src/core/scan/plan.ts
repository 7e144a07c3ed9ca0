/** Which cells a scan consists of, and in which order. */
import type { Account, Region } from '../accounts/account.ts';
import type { CatalogType, DerivedType, ListedType } from '../catalog/types.ts';
import { matchesAny } from '../regions/glob.ts';
import type { Cell } from './cell.ts';

export interface PlannedCell {
  readonly cell: Cell;
  readonly type: ListedType;
}

export interface PlannedDerivation {
  readonly cell: Cell;
  readonly type: DerivedType;
}

export interface ScanPlan {
  readonly cells: readonly PlannedCell[];
  /** Computed when the cells are done. */
  readonly derived: readonly PlannedDerivation[];
}

/**
 * `regions`: those to scan. `wanted` narrows the plan to some cells; a derived type is planned when one of the cells
 * that it sums up is.
 */
export function planScan(options: {
  readonly account: Account;
  readonly regions: readonly Region[];
  readonly catalog: readonly CatalogType[];
  readonly wanted: (cell: Cell) => boolean;
}): ScanPlan {
  const { account, regions, wanted } = options;
  const types = options.catalog.filter(({ type }) => !matchesAny(account.ignore.types, type));
  const all = types
    .filter((type) => type.kind === 'listed')
    .flatMap((type) => placesOf(type, regions).map((region) => plannedCell(account.id, region, type)));
  const derivations = types
    .filter((type) => type.kind === 'derived')
    .map((type) => ({ type, cell: { accountId: account.id, region: 'global', type: type.type } }));

  const asked = new Set(derivations.filter(({ cell }) => wanted(cell)).map(({ type }) => type.from));
  const cells = all.filter(({ cell, type }) => wanted(cell) || asked.has(type.type)).sort(byFirstPaint);
  const sources = new Set(cells.map(({ type }) => type.type));
  return { cells, derived: derivations.filter(({ type }) => sources.has(type.from)) };
}

function placesOf(type: ListedType, regions: readonly Region[]): readonly string[] {
  return type.scope === 'global' ? ['global'] : regions;
}

function plannedCell(accountId: string, region: string, type: ListedType): PlannedCell {
  return { cell: { accountId, region, type: type.type }, type };
}

/**
 * The tree fills quickly when global types come first, then types that one call lists, then the rest. Within each the
 * regions come one after the other, so that the connections of a region can be closed early.
 */
function byFirstPaint(a: PlannedCell, b: PlannedCell): number {
  return (
    stage(a.type) - stage(b.type) || a.cell.region.localeCompare(b.cell.region, 'en') || costOf(a.type) - costOf(b.type)
  );
}

function stage(type: ListedType): number {
  if (type.scope === 'global') return 0;
  return costOf(type) === 1 ? 1 : 2;
}

/** Calls for a cell with one item. */
function costOf(type: ListedType): number {
  return type.lists.length + type.shared.length + type.details.length;
}
