/** Computes the types that sum up others, from what the inventory holds once the scan's cells are done. */
import type { TypeName } from '../../core/catalog/types.ts';
import type { StoredResource } from '../../core/inventory/resource.ts';
import type { WriteCounts } from '../../core/ports.ts';
import { regionsOf } from '../../core/regions/accountRegions.ts';
import type { Cell, Outcome } from '../../core/scan/cell.ts';
import { deriveFields, incompleteSources } from '../../core/scan/derive.ts';
import { outcomeOf } from '../../core/scan/notRead.ts';
import { observe } from '../../core/scan/observe.ts';
import type { PlannedDerivation, ScanPlan } from '../../core/scan/plan.ts';
import type { CellTimes, RunEnd } from '../../core/scan/run.ts';
import type { AppContext } from '../context.ts';
import type { AccountScan } from './accountScan.ts';

interface Derivation {
  readonly scanId: string;
  readonly plan: ScanPlan;
  /** All regions that the account is scanned in, not only those of this scan. */
  readonly regions: readonly string[];
  readonly end: RunEnd;
  readonly finish: (cell: Cell, outcome: Outcome, times: CellTimes) => Promise<void>;
}

export async function deriveTypes(scan: AccountScan, derivation: Derivation): Promise<void> {
  const { clock } = scan.ctx;
  for (const planned of derivation.plan.derived) {
    const startedAt = clock.now();
    const outcome = endedEarly(derivation.end) ?? (await derive(scan, derivation, planned, startedAt));
    if (outcome === null) continue;
    await derivation.finish(planned.cell, outcome, { startedAt, finishedAt: clock.now() });
  }
}

function endedEarly(end: RunEnd): Outcome | null {
  if (end.kind === 'done') return null;
  return end.kind === 'cancelled' ? { kind: 'cancelled' } : outcomeOf(end.failure);
}

/** Null: there is nothing to sum up yet, because some of its cells were never scanned. */
async function derive(
  scan: AccountScan,
  { scanId, regions }: Derivation,
  planned: PlannedDerivation,
  startedAt: number,
): Promise<Outcome | null> {
  const { tally } = scan;
  const derived = await deriveOne(scan, { ...planned, scanId, regions, observedAt: startedAt });
  if (derived === null || 'kind' in derived) return derived;
  tally.created += derived.created;
  tally.modified += derived.modified;
  tally.resources += 1;
  return { kind: 'ok', count: 1, incomplete: 0 };
}

/**
 * Computes the summary anew after a resource that it sums up was described by itself. AWS is not asked; where the last
 * scan could not make it, or any of its cells is not known to the end, it stays as it is.
 */
export async function deriveAfter(scan: AccountScan, from: TypeName): Promise<void> {
  const { ctx, account } = scan;
  for (const type of ctx.catalog.filter((known) => known.kind === 'derived')) {
    if (type.from !== from) continue;
    const cell: Cell = { accountId: account.id, region: 'global', type: type.type };
    if ((await ctx.store.count({ accountIds: [account.id], types: [type.type] })) === 0) continue;
    const statuses = await ctx.store.cells({ accountId: account.id, type: from });
    const regions = regionsOf(
      account,
      statuses.map(({ region }) => region),
    );
    await deriveOne(scan, { cell, type, regions, scanId: null, observedAt: ctx.clock.now() });
  }
}

async function deriveOne(
  { ctx, account, session, options }: AccountScan,
  {
    cell,
    type,
    regions,
    scanId,
    observedAt,
  }: PlannedDerivation & {
    /** Null: no scan does it. */
    readonly scanId: string | null;
    readonly regions: readonly string[];
    readonly observedAt: number;
  },
): Promise<WriteCounts | Outcome | null> {
  const source = ctx.catalog.find((known) => known.type === type.from);
  const places = source?.scope === 'global' ? ['global'] : regions;
  const statuses = await ctx.store.cells({ accountId: account.id, type: type.from });
  if (places.some((place) => !statuses.some(({ region }) => region === place))) return null;
  const incomplete = incompleteSources(cell, type.from, places, statuses);
  if (incomplete !== null) return incomplete;

  const place = { partition: session.partition, accountId: account.id, region: 'global' };
  const sources = await storedOf(ctx, account.id, type.from, source?.scope === 'global' ? null : regions);
  const fields = deriveFields((of) => type.derive(of, place), sources);
  const resource = observe(fields, {
    cell,
    secrets: type.secrets,
    notRead: [],
    observedAt,
    fingerprint: ctx.fingerprint,
  });
  if (resource === null) {
    return { kind: 'failed', call: type.type, code: 'BadItem', message: 'The summary has no usable id.' };
  }
  return ctx.store.writeResources(scanId, [resource], type.volatile, options.cause);
}

const PAGE = 500;

/** What is known of regions that are scanned no more may be long gone: it is left out. `regions` null: of all. */
async function storedOf(
  ctx: AppContext,
  accountId: string,
  type: TypeName,
  regions: readonly string[] | null,
): Promise<readonly StoredResource[]> {
  const filter = { accountIds: [accountId], types: [type], ...(regions !== null && { regions }) };
  const found: StoredResource[] = [];
  let page: readonly StoredResource[];
  do {
    page = await ctx.store.list(filter, { offset: found.length, limit: PAGE });
    found.push(...page);
  } while (page.length === PAGE);
  return found;
}
