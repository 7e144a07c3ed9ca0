/** Which cells a scan consists of, and in which order. */
import type { Account, Region } from '../accounts/account.ts';
import type { CatalogType, DerivedType, ListedType } from '../catalog/types.ts';
import { matchesAny } from '../regions/glob.ts';
import type { Cell } from './cell.ts';
import { bucketsOf } from './limits.ts';

export interface PlannedCell {
  readonly cell: Cell;
  readonly type: ListedType;
  /** AWS lets it be read so slowly that it ends last wherever it begins: it begins first. */
  readonly slow?: boolean;
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
  const types = options.catalog.filter(
    (type) => isAsked(type, account) && !matchesAny(account.ignore.types, type.type),
  );
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

/** Types that are read through Cloud Control cost many calls: an account has to ask for them. */
function isAsked({ viaCloudControl, cfn }: CatalogType, account: Account): boolean {
  return viaCloudControl !== true || (cfn !== null && matchesAny(account.cloudControl ?? [], cfn));
}

function placesOf(type: ListedType, regions: readonly Region[]): readonly string[] {
  return type.scope === 'global' ? ['global'] : regions;
}

function plannedCell(accountId: string, region: string, type: ListedType): PlannedCell {
  const cell = { accountId, region, type: type.type };
  return isSlow(type) ? { cell, type, slow: true } : { cell, type };
}

/**
 * Global types first, then one region after the other, in each the types first that the fewest calls list: the tree fills
 * soon, and the clients of a region can be dropped early, which a scan of many accounts needs to stay small. Cloud
 * Control comes last, and type by type: its pace is so slow that many regions have to be asked side by side.
 */
function byFirstPaint(a: PlannedCell, b: PlannedCell): number {
  return (
    Number(a.type.viaCloudControl === true) - Number(b.type.viaCloudControl === true) ||
    (a.type.viaCloudControl === true ? a.type.type.localeCompare(b.type.type, 'en') : 0) ||
    Number(b.type.scope === 'global') - Number(a.type.scope === 'global') ||
    a.cell.region.localeCompare(b.cell.region, 'en') ||
    costOf(a.type) - costOf(b.type)
  );
}

const SLOW_PER_SECOND = 15;

/** Whether calls for each of its items share tokens with all that is asked of their service. */
function isSlow({ lists, details, viaCloudControl }: ListedType): boolean {
  if (viaCloudControl === true) return false;
  return [...lists.filter(({ needs }) => needs.length > 0), ...details].some(({ service, action }) =>
    bucketsOf(service.id, action, {}).some(({ key, limit }) => isOfService(key) && limit.rate <= SLOW_PER_SECOND),
  );
}

/** The others name an action too. */
function isOfService(key: string): boolean {
  return !key.includes(' ');
}

/** Calls for a cell with one item. */
function costOf(type: ListedType): number {
  return type.lists.length + type.shared.length + type.batches.length + type.details.length;
}
