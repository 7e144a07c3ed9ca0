import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { ResourceDetails } from '../../protocol/resources.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { resourceDetails } from './details.ts';

/** Null: the inventory has no such resource (any more). */
export async function getDetails(ctx: AppContext, key: ResourceKey): Promise<ResourceDetails | null> {
  const resource = await ctx.store.get(key);
  if (!resource) return null;
  return resourceDetails(resource, { accounts: await knownAccounts(ctx), catalog: ctx.catalog });
}
