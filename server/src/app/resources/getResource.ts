import { documentText } from '../../core/inventory/document.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import type { ResourceDocument } from '../../protocol/resources.ts';
import type { AppContext } from '../context.ts';
import { unseenResource } from './unseen.ts';

/** Null: the inventory has no such resource (any more). */
export async function getResource(ctx: AppContext, key: ResourceKey): Promise<ResourceDocument | null> {
  const resource = await ctx.store.get(key);
  if (!resource) return null;
  return { key, title: resourceTitle(resource), text: documentText(resource, await unseenResource(ctx, resource)) };
}
