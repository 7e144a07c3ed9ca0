/** Reads one resource again. */
import type { ListedType } from '../../core/catalog/types.ts';
import { AppError } from '../../core/errors.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import { outcomeOf } from '../../core/scan/notRead.ts';
import type { AccountScan } from './accountScan.ts';
import { type Found, lookUp, lookupContext, soughtOf } from './lookUp.ts';
import { scanCells } from './scanCells.ts';

/**
 * Looks the resource up by itself where its type can; else scans its cell. What AWS no longer has is retired.
 * @throws AppError, AwsFailure
 */
export async function scanResource(scan: AccountScan, key: ResourceKey): Promise<void> {
  const type = scan.ctx.catalog.find((known) => known.type === key.type);
  if (type === undefined) {
    throw new AppError('NOT_FOUND', `No such resource type: ${key.type}`, { accountId: key.accountId });
  }
  if (type.kind === 'derived') return scanCells(scan);
  const found = await lookUp(scan, lookupContext(scan, type, key.region), await soughtOf(scan.ctx, key));
  if (found === null) return scanCells(scan);
  await writeFound(scan, type, key, found);
}

/** @throws AwsFailure, where it was not read */
export async function writeFound(scan: AccountScan, type: ListedType, key: ResourceKey, found: Found): Promise<void> {
  const { ctx, tally, options } = scan;
  if (found.kind === 'failed') {
    tally.cells[outcomeOf(found.failure).kind] += 1;
    throw found.failure;
  }
  tally.cells.ok += 1;
  if (found.kind === 'found') {
    const counts = await ctx.store.writeResources(null, [found.resource], type.volatile, options.cause);
    tally.resources = 1;
    tally.created = counts.created;
    tally.modified = counts.modified;
    tally.incomplete = found.resource.notRead.length > 0 ? 1 : 0;
  }
  const moved = found.kind === 'found' && found.resource.region !== key.region;
  if (found.kind === 'gone' || moved) {
    const at = found.kind === 'gone' ? found.askedAt : found.resource.observedAt;
    if (await ctx.store.retire(key, at, null, options.cause)) tally.deleted = 1;
  }
  options.onWritten?.(key.accountId);
}
