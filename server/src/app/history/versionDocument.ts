import type { CatalogType } from '../../core/catalog/types.ts';
import type { PastResource } from '../../core/history/historyStore.ts';
import type { VersionRef } from '../../core/history/version.ts';
import { versionText } from '../../core/inventory/document.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import type { VersionDocument } from '../../protocol/history.ts';
import type { AppContext } from '../context.ts';
import { neverKnown } from './knownResource.ts';

/** One version of a resource as a document. @throws AppError NOT_FOUND when the inventory never had the resource */
export async function versionDocument(
  ctx: AppContext,
  { key, version }: { readonly key: ResourceKey; readonly version: VersionRef },
): Promise<VersionDocument> {
  const volatile = volatileOf(ctx.catalog, key);
  const past = (await ctx.store.past(key, version, volatile)) ?? neverKnown(key);
  return { title: titleOf(past), state: past.state, text: textOf(past, volatile) };
}

/** Empty unless it existed. */
function textOf({ resource, document }: PastResource, volatile: readonly string[]): string {
  return document === null ? '' : versionText({ ...resource, ...document }, volatile);
}

/** As it was called then. */
function titleOf({ resource, document }: PastResource): string {
  return resourceTitle(document === null ? resource : { ...resource, ...document });
}

function volatileOf(catalog: readonly CatalogType[], { type }: ResourceKey): readonly string[] {
  return catalog.find((entry) => entry.type === type)?.volatile ?? [];
}
