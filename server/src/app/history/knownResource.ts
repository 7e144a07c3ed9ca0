import { AppError } from '../../core/errors.ts';
import type { ResourceKey, StoredResource } from '../../core/inventory/resource.ts';
import type { AppContext } from '../context.ts';

/** A resource, or what it was when it was deleted. @throws AppError NOT_FOUND when the inventory never had it */
export async function knownResource(ctx: AppContext, key: ResourceKey): Promise<StoredResource> {
  return (await ctx.store.find(key)) ?? neverKnown(key);
}

export function neverKnown(key: ResourceKey): never {
  throw new AppError('NOT_FOUND', `The inventory has no history of this resource: ${key.resourceId}`, {
    accountId: key.accountId,
    region: key.region,
    hint: 'Check the id, or scan its account: history begins when a resource is first seen.',
  });
}
