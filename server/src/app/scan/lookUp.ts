/** Looks resources up by themselves, without listing all of their type. */
import { isAbsent } from '../../core/catalog/absent.ts';
import type { ListedType, LookupCall, Place, ResourceRef, SharedCall } from '../../core/catalog/types.ts';
import { AppError, AwsFailure } from '../../core/errors.ts';
import type { ObservedResource, ResourceKey } from '../../core/inventory/resource.ts';
import { homeRegion } from '../../core/regions/partition.ts';
import { readBatches } from '../../core/scan/batches.ts';
import { createCaller } from '../../core/scan/caller.ts';
import type { Cell } from '../../core/scan/cell.ts';
import { messageOf, readShared } from '../../core/scan/details.ts';
import { type ItemContext, readItem } from '../../core/scan/items.ts';
import { itemsOf } from '../../core/scan/pageItems.ts';
import { createSharedCalls } from '../../core/scan/shared.ts';
import type { AppContext } from '../context.ts';
import { type AccountScan, laneOfScan } from './accountScan.ts';

export type Found =
  | { readonly kind: 'found'; readonly resource: ObservedResource }
  | { readonly kind: 'gone'; readonly askedAt: number }
  | { readonly kind: 'failed'; readonly failure: AwsFailure };

/** What a type's lookup is asked with. */
export type Sought = ResourceRef & ResourceKey;

/** With what the inventory knows of it. */
export async function soughtOf({ store }: AppContext, key: ResourceKey): Promise<Sought> {
  const stored = await store.get(key);
  return { ...key, id: stored?.id ?? null, name: stored?.name ?? null };
}

/** Calls that several lookups share are made once for all that are made with one context. */
export function lookupContext(scan: AccountScan, type: ListedType, region: string): ItemContext {
  const { ctx, account, session, options } = scan;
  const { signal } = options;
  const caller = createCaller({ session, pace: ctx.pace, clock: ctx.clock, signal, lane: laneOfScan(options) });
  const cell: Cell = {
    accountId: account.id,
    region: type.scope === 'global' ? 'global' : region,
    type: type.type,
  };
  const place: Place = { partition: session.partition, accountId: cell.accountId, region: cell.region };
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

/** Null: it cannot be looked up by itself. @throws AppError */
export async function lookUp(scan: AccountScan, context: ItemContext, sought: Sought): Promise<Found | null> {
  const { lookup } = context.type;
  const input = lookup?.input(sought);
  if (lookup === null || input === undefined) return null;
  const found = await ask(scan, context, { lookup, input, sought: [sought] });
  return found.get(sought.resourceId) ?? null;
}

/** As many as fit into each call. By resource id; where a call fails, all that it asked for failed. @throws AppError */
export async function lookUpMany(
  scan: AccountScan,
  context: ItemContext,
  sought: readonly Sought[],
): Promise<ReadonlyMap<string, Found>> {
  const { lookup } = context.type;
  if (lookup === null || lookup.many === undefined) throw new Error(`${context.type.type} is looked up one by one`);
  const { size, input } = lookup.many;
  const chunks = Array.from({ length: Math.ceil(sought.length / size) }, (_, index) =>
    sought.slice(index * size, (index + 1) * size),
  );
  const found = await Promise.all(
    chunks.map((chunk) => ask(scan, context, { lookup, input: input(chunk), sought: chunk })),
  );
  return new Map(found.flatMap((of) => [...of]));
}

interface Asked {
  readonly lookup: LookupCall;
  readonly input: object;
  readonly sought: readonly Sought[];
}

async function ask(
  scan: AccountScan,
  context: ItemContext,
  { lookup, input, sought }: Asked,
): Promise<ReadonlyMap<string, Found>> {
  const askedAt = scan.ctx.clock.now();
  const { type } = context;
  const [first] = sought;
  if (first === undefined) return new Map();
  const allAre = (found: Found) => new Map(sought.map(({ resourceId }) => [resourceId, found]));
  try {
    const items: unknown[] = [];
    for await (const { page } of context.caller.pages(lookup, input, context.region)) {
      items.push(...itemsOf(lookup, page, context.region, (of) => lookup.items(of, first)));
      if (lookup.firstPage) break;
    }
    const found = new Map<string, Found>(allAre({ kind: 'gone', askedAt }));
    const shared = await readShared(items.length === 0 ? [] : type.shared.map((call) => ofFew(call, items)), context);
    const readings = await readBatches(type.batches, items, shared, context);
    const readOne = async (before: (typeof readings)[number], index: number): Promise<boolean> => {
      const result = await readItem(items[index], before, askedAt, context);
      if (result.kind === 'bad') throw notUnderstood(first, result.reason);
      if (result.kind === 'none' || !found.has(result.resource.resourceId)) return false;
      found.set(result.resource.resourceId, { kind: 'found', resource: result.resource });
      return true;
    };
    if (sought.length > 1) await Promise.all(readings.map(readOne));
    else for (const [index, before] of readings.entries()) if (await readOne(before, index)) break;
    return found;
  } catch (error) {
    if (error instanceof AppError || scan.options.signal.aborted) throw error;
    if (!(error instanceof AwsFailure)) throw notUnderstood(first, messageOf(error));
    const isGone = error.kind === 'notFound' || isAbsent(error, lookup.gone);
    return allAre(isGone && sought.length === 1 ? { kind: 'gone', askedAt } : { kind: 'failed', failure: error });
  }
}

function ofFew(call: SharedCall, items: readonly unknown[]): SharedCall {
  return call.ofFew === undefined ? call : { ...call, input: call.ofFew(items) };
}

function notUnderstood(key: ResourceKey, reason: string): AppError {
  return new AppError('AWS', `What AWS answered about the resource could not be understood: ${reason}`, {
    accountId: key.accountId,
    region: key.region,
    hint: `Report this, with the resource's type (${key.type}).`,
  });
}
