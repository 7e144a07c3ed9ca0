import type { Change } from '../../core/inventory/change.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { ResourceDetails } from '../../protocol/resources.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { resourceDetails } from './details.ts';
import { unseenResource } from './unseen.ts';

/** Null: the inventory has no such resource (any more). */
export async function getDetails(ctx: AppContext, key: ResourceKey): Promise<ResourceDetails | null> {
  const resource = await ctx.store.get(key);
  if (!resource) return null;
  const [accounts, changes, unseen] = await Promise.all([
    knownAccounts(ctx),
    ctx.store.history(key, { before: null, limit: 5 }),
    unseenResource(ctx, resource),
  ]);
  const last = changes.find(({ kind }) => kind !== 'learned');
  const details = resourceDetails(resource, { accounts, catalog: ctx.catalog, unseen });
  return { ...details, changedBy: last === undefined ? null : changedBy(last) };
}

function changedBy({ cause }: Change): string | null {
  if (cause === null) return null;
  return cause.actor === null ? cause.eventName : `${cause.eventName} by ${cause.actor}`;
}
