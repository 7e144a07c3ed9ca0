/** Which cells a scan consists of, and in which order. */
import type { Account, Region } from '../accounts/account.ts';
import type { CatalogType, DerivedType, ListedType } from '../catalog/types.ts';
import { matchesAny } from '../regions/glob.ts';
import type { Cell } from './cell.ts';
import { bucketsOf } from './limits.ts';

export interface PlannedCell {
  readonly cell: Cell;
  readonly type: ListedType;
  /** AWS lets its items be read so slowly that it ends last wherever it begins: it begins first. In calls a second. */
  readonly slow?: number;
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
  const slow = slowRateOf(type);
  return slow === null ? { cell, type } : { cell, type, slow };
}

/**
 * What is slow first, the slowest of it before all else, in all regions; the queue takes it out of the order of regions.
 * Then global types, then one region after the other, in each the types first that the fewest calls list: the tree fills
 * soon, and the clients of a region can be dropped early, which a scan of many accounts needs to stay small. Cloud
 * Control comes last, and type by type: its pace is so slow that many regions have to be asked side by side.
 */
function byFirstPaint(a: PlannedCell, b: PlannedCell): number {
  const fast = Number.POSITIVE_INFINITY;
  if (a.slow !== b.slow) return (a.slow ?? fast) < (b.slow ?? fast) ? -1 : 1;
  return (
    (a.slow === undefined ? 0 : a.type.type.localeCompare(b.type.type, 'en')) ||
    Number(a.type.viaCloudControl === true) - Number(b.type.viaCloudControl === true) ||
    (a.type.viaCloudControl === true ? a.type.type.localeCompare(b.type.type, 'en') : 0) ||
    Number(b.type.scope === 'global') - Number(a.type.scope === 'global') ||
    a.cell.region.localeCompare(b.cell.region, 'en') ||
    costOf(a.type) - costOf(b.type)
  );
}

const SLOW_PER_SECOND = 20;
/** EC2 gives calls more that name what they want. */
const OF_ONE_ITEM = { ItemId: 'one' };

/** Of the calls that each of its items costs, how often a second AWS takes the slowest; null: often enough. */
function slowRateOf({ lists, details, viaCloudControl }: ListedType): number | null {
  if (viaCloudControl === true) return null;
  const rates = [...lists.filter(({ needs }) => needs.length > 0), ...details].flatMap(({ service, action }) =>
    bucketsOf(service.id, action, OF_ONE_ITEM).map(({ limit }) => limit.rate),
  );
  const slowest = Math.min(...rates);
  return slowest <= SLOW_PER_SECOND ? slowest : null;
}

/** Calls for a cell with one item. */
function costOf(type: ListedType): number {
  return type.lists.length + type.shared.length + type.batches.length + type.details.length;
}
