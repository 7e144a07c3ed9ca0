/** Reads one resource again. */
import { isAbsent } from '../../core/catalog/absent.ts';
import type { ListedType, LookupCall, Place, ResourceRef } from '../../core/catalog/types.ts';
import { AppError, AwsFailure } from '../../core/errors.ts';
import type { ObservedResource, ResourceKey } from '../../core/inventory/resource.ts';
import { homeRegion } from '../../core/regions/partition.ts';
import { readBatches } from '../../core/scan/batches.ts';
import { createCaller } from '../../core/scan/caller.ts';
import { messageOf, readShared } from '../../core/scan/details.ts';
import { type ItemContext, readItem } from '../../core/scan/items.ts';
import { outcomeOf } from '../../core/scan/notRead.ts';
import { itemsOf } from '../../core/scan/pageItems.ts';
import { createSharedCalls } from '../../core/scan/shared.ts';
import { type AccountScan, laneOfScan } from './accountScan.ts';
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
  if (type.kind === 'derived' || type.lookup === null) return scanCells(scan);
  const stored = await scan.ctx.store.get(key);
  const ref = { ...key, id: stored?.id ?? null, name: stored?.name ?? null };
  const input = type.lookup.input(ref);
  if (input === undefined) return scanCells(scan);

  const found = await lookUp(scan, type, { lookup: type.lookup, ref, input });
  if (found.kind === 'failed') {
    scan.tally.cells[outcomeOf(found.failure).kind] += 1;
    throw found.failure;
  }
  scan.tally.cells.ok += 1;
  await write(scan, type, key, found);
}

type Found =
  | { readonly kind: 'found'; readonly resource: ObservedResource }
  | { readonly kind: 'gone'; readonly askedAt: number }
  | { readonly kind: 'failed'; readonly failure: AwsFailure };

interface Lookup {
  readonly lookup: LookupCall;
  readonly ref: ResourceRef & ResourceKey;
  readonly input: object;
}

async function lookUp(scan: AccountScan, type: ListedType, { lookup, ref, input }: Lookup): Promise<Found> {
  const askedAt = scan.ctx.clock.now();
  const context = contextOf(scan, type, ref);
  try {
    const items: unknown[] = [];
    for await (const { page } of context.caller.pages(lookup, input, context.region)) {
      items.push(...itemsOf(lookup, page, context.region, (of) => lookup.items(of, ref)));
      if (lookup.firstPage) break;
    }
    const shared = await readShared(items.length === 0 ? [] : type.shared, context);
    const readings = await readBatches(type.batches, items, shared, context);
    for (const [index, before] of readings.entries()) {
      const result = await readItem(items[index], before, askedAt, context);
      if (result.kind === 'bad') throw notUnderstood(ref, result.reason);
      if (result.kind === 'resource' && result.resource.resourceId === ref.resourceId) {
        return { kind: 'found', resource: result.resource };
      }
    }
    return { kind: 'gone', askedAt };
  } catch (error) {
    if (error instanceof AppError || scan.options.signal.aborted) throw error;
    if (!(error instanceof AwsFailure)) throw notUnderstood(ref, messageOf(error));
    if (error.kind === 'notFound' || isAbsent(error, lookup.gone)) return { kind: 'gone', askedAt };
    return { kind: 'failed', failure: error };
  }
}

function contextOf(scan: AccountScan, type: ListedType, key: ResourceKey): ItemContext {
  const { ctx, session, options } = scan;
  const { signal } = options;
  const caller = createCaller({ session, pace: ctx.pace, clock: ctx.clock, signal, lane: laneOfScan(options) });
  const cell = { accountId: key.accountId, region: type.scope === 'global' ? 'global' : key.region, type: key.type };
  const place: Place = { partition: session.partition, accountId: key.accountId, region: cell.region };
  return {
    caller,
    shared: createSharedCalls(caller, ctx.clock, signal, [type]),
    place,
    region: cell.region === 'global' ? homeRegion(session.partition) : cell.region,
    signal,
    cell,
    type,
    fingerprint: ctx.fingerprint,
    ignored: () => false,
  };
}

async function write(
  scan: AccountScan,
  type: ListedType,
  key: ResourceKey,
  found: Exclude<Found, { readonly kind: 'failed' }>,
): Promise<void> {
  const { ctx, tally, options } = scan;
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

function notUnderstood(key: ResourceKey, reason: string): AppError {
  return new AppError('AWS', `What AWS answered about the resource could not be understood: ${reason}`, {
    accountId: key.accountId,
    region: key.region,
    hint: `Report this, with the resource's type (${key.type}).`,
  });
}
