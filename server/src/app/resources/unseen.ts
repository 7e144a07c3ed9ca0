/** What of the inventory was not seen again when AWS was asked last, and why. */
import type { StoredResource } from '../../core/inventory/resource.ts';
import { type Unseen, unscanned, unseenOf } from '../../core/inventory/unseen.ts';
import type { CellStatus, OutcomeKind } from '../../core/scan/cell.ts';
import type { AppContext } from '../context.ts';

export async function unseenResource(ctx: AppContext, resource: StoredResource): Promise<Unseen | null> {
  const { accountId, type } = resource;
  const cells = await ctx.store.cells({ accountId, type });
  const cell = cells.find(({ region }) => region === cellRegionOf(ctx, resource));
  if (cell !== undefined) return unseenOf(resource, cell);
  return unscanned(resource, await scannedAt(ctx, accountId));
}

/** For all resources of an account, with one look at its cells. */
export async function unseenOfAccount(
  ctx: AppContext,
  accountId: string,
): Promise<(resource: StoredResource) => Unseen | null> {
  const cells = new Map<string, CellStatus>();
  for (const cell of await ctx.store.cells({ accountId })) cells.set(`${cell.region} ${cell.type}`, cell);
  const at = await scannedAt(ctx, accountId);
  const globalTypes = new Set(ctx.catalog.filter(({ scope }) => scope === 'global').map(({ type }) => type));
  return (resource) => {
    const cell = cells.get(`${globalTypes.has(resource.type) ? 'global' : resource.region} ${resource.type}`);
    return cell === undefined ? unscanned(resource, at) : unseenOf(resource, cell);
  };
}

const unseenKinds: readonly OutcomeKind[] = ['denied', 'throttled', 'failed', 'unsupported', 'cancelled'];

/** For many resources, with one look at the cells of each of the accounts. */
export async function unseenAmong(
  ctx: AppContext,
  accountIds: Iterable<string>,
): Promise<(resource: StoredResource) => Unseen | null> {
  const cells = new Map<string, CellStatus>();
  for (const accountId of new Set(accountIds)) {
    for (const cell of await ctx.store.cells({ accountId, kinds: unseenKinds })) {
      cells.set(`${accountId} ${cell.region} ${cell.type}`, cell);
    }
  }
  return (resource) => {
    const cell = cells.get(`${resource.accountId} ${cellRegionOf(ctx, resource)} ${resource.type}`);
    return cell === undefined ? null : unseenOf(resource, cell);
  };
}

/** When the last whole scan began; null: it did not come to its end. */
async function scannedAt(ctx: AppContext, accountId: string): Promise<number | null> {
  const last = await ctx.store.lastWholeScan(accountId);
  return last?.status === 'done' ? last.startedAt : null;
}

/** A type that is listed for a whole account may have resources in any region. */
function cellRegionOf(ctx: AppContext, { type, region }: StoredResource): string {
  return ctx.catalog.find((known) => known.type === type)?.scope === 'global' ? 'global' : region;
}
