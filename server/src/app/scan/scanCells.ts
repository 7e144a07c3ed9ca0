/** Scans cells of one account and writes what it finds. */

import { AppError } from '../../core/errors.ts';
import type { ScanStatus } from '../../core/ports.ts';
import { regionsOf } from '../../core/regions/accountRegions.ts';
import { matchesAny } from '../../core/regions/glob.ts';
import { homeRegion } from '../../core/regions/partition.ts';
import type { Cell, Outcome } from '../../core/scan/cell.ts';
import type { EarlyRows } from '../../core/scan/early.ts';
import { planScan, type ScanPlan } from '../../core/scan/plan.ts';
import { type CellTimes, type RunEnd, runCells } from '../../core/scan/run.ts';
import { newScanId } from '../../core/scan/scanId.ts';
import { keepProblem } from '../accounts/accountProblems.ts';
import { type AccountScan, laneOfScan } from './accountScan.ts';
import { deriveTypes } from './deriveTypes.ts';
import { enabledRegions } from './enabledRegions.ts';
import { isWhole, wantedCells } from './scope.ts';
import { noteStop } from './summary.ts';

/** @throws AppError (nothing to scan, the inventory cannot be written), AwsFailure (regions) */
export async function scanCells(scan: AccountScan): Promise<void> {
  const { ctx, scope, options, account, tally } = scan;
  const statuses = await ctx.store.cells({ accountId: account.id });
  const enabled = await enabledRegions(scan.session, regionsIn(statuses), options.signal);
  tally.problem = enabled.problem;
  tally.hint = enabled.hint;
  const regions = regionsOf(account, enabled.regions);
  const plan = planScan({
    account,
    regions,
    catalog: ctx.catalog,
    wanted: scan.wanted ?? wantedCells(scope, statuses),
  });
  refuseNothing(scan, plan, regions);
  tally.regions = regionsIn(plan.cells.map(({ cell }) => cell)).length;

  const scanId = newScanId();
  const startedAt = ctx.clock.now();
  await ctx.store.beginScan({
    id: scanId,
    accountId: account.id,
    kind: options.kind,
    whole: isWhole(scope),
    status: 'running',
    startedAt,
    finishedAt: null,
  });
  tally.scanId = scanId;
  ctx.log.info('scan began', { account: account.id, scan: scanId, cells: plan.cells.length, regions: regions.length });
  try {
    const end = await runPlan(scan, scanId, plan);
    await deriveTypes(scan, { scanId, plan, regions, end, finish: (...cell) => finishCell(scan, scanId, ...cell) });
    if (end.kind === 'stopped') {
      const failure = noteStop(tally, end.failure);
      if (failure !== null) await keepProblem(ctx, account.id, failure);
    }
    tally.cancelled = end.kind === 'cancelled';
    await ctx.store.finishScan(scanId, STATUS[end.kind], ctx.clock.now());
  } catch (error) {
    await ctx.store.finishScan(scanId, 'interrupted', ctx.clock.now());
    throw error;
  } finally {
    options.onWritten?.(account.id);
    ctx.log.info('scan ended', { account: account.id, scan: scanId, ...tally.cells, resources: tally.resources });
  }
}

function regionsIn(cells: readonly Cell[]): readonly string[] {
  return [...new Set(cells.map(({ region }) => region).filter((region) => region !== 'global'))];
}

const STATUS: Readonly<Record<RunEnd['kind'], ScanStatus>> = {
  done: 'done',
  cancelled: 'cancelled',
  stopped: 'interrupted',
};

/** A retry with nothing left to do is no error; a region that is not scanned is. */
function refuseNothing(scan: AccountScan, plan: ScanPlan, regions: readonly string[]): void {
  const { scope, account } = scan;
  if (plan.cells.length > 0 || scope.kind === 'failed') return;
  if (scope.kind === 'region' && !regions.includes(scope.region)) {
    throw new AppError('BAD_INPUT', `The region is not enabled in the account, or is not scanned: ${scope.region}`, {
      accountId: account.id,
      region: scope.region,
      hint: 'Enable the region in the account, or change its `regions` and `ignore` in the accounts file.',
    });
  }
  throw new AppError('BAD_INPUT', `Nothing is left to scan in ${account.name} (${account.id})`, {
    accountId: account.id,
    hint: 'Check `regions` and `ignore` of the account in the accounts file.',
  });
}

function runPlan(scan: AccountScan, scanId: string, plan: ScanPlan): Promise<RunEnd> {
  const { ctx, options, account, session, tally } = scan;
  const causeOf = ({ resourceId }: { readonly resourceId: string }) => options.causeOf?.(resourceId) ?? null;
  return runCells({
    session,
    homeRegion: homeRegion(session.partition),
    cells: plan.cells,
    pace: ctx.pace,
    clock: ctx.clock,
    signal: options.signal,
    fingerprint: ctx.fingerprint,
    ignored: (resourceId) => matchesAny(account.ignore.resources, resourceId),
    write: async ({ type }, resources) => {
      // Side by side: what is written in one turn of the event loop is one transaction.
      const written = await Promise.all(
        [...Map.groupBy(resources, causeOf)].map(([cause, of]) =>
          ctx.store.writeResources(scanId, of, type.volatile, cause),
        ),
      );
      for (const { created, modified } of written) {
        tally.created += created;
        tally.modified += modified;
      }
      options.onWritten?.(account.id);
    },
    early: ({ type }) => earlyRows(scan, scanId, type.volatile),
    finish: (cell, outcome, times) => finishCell(scan, scanId, cell, outcome, times),
    lane: laneOfScan(options),
    onProgress: (progress) => {
      tally.resources = progress.found;
      options.onProgress?.({ accountId: account.id, name: account.name, ...progress });
    },
  });
}

function earlyRows(scan: AccountScan, scanId: string, volatile: readonly string[]): EarlyRows {
  const { ctx, options, account, tally } = scan;
  return {
    // What an event told of is written once, with who was behind it.
    unknown: async (keys) => (options.causeOf === undefined ? ctx.store.unknown(keys) : []),
    announce: async (resources) => {
      const created = await ctx.store.announce(scanId, resources, volatile);
      tally.created += created;
      if (created > 0) options.onWritten?.(account.id);
    },
    withdraw: async (resources) => {
      const withdrawn = await ctx.store.withdraw(scanId, resources);
      tally.created -= withdrawn;
      options.onWritten?.(account.id);
    },
  };
}

async function finishCell(
  scan: AccountScan,
  scanId: string,
  cell: Cell,
  outcome: Outcome,
  times: CellTimes,
): Promise<void> {
  const { ctx, options, tally } = scan;
  const retired = await ctx.store.finishCell(scanId, cell, outcome, times);
  tally.deleted += retired;
  tally.cells[outcome.kind] += 1;
  if (outcome.kind === 'ok') tally.incomplete += outcome.incomplete;
  options.onWritten?.(cell.accountId);
}
