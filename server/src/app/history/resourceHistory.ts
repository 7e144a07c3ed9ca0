import type { ResourceKey } from '../../core/inventory/resource.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import type { HistoryPage } from '../../protocol/history.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { changeView } from './changeView.ts';
import { knownResource } from './knownResource.ts';

/**
 * The changes of one resource, newest first, in pages. `before`: those older than this change.
 * @throws AppError NOT_FOUND when the inventory never had it
 */
export async function resourceHistory(
  ctx: AppContext,
  { key, before, limit }: { readonly key: ResourceKey; readonly before: number | null; readonly limit: number },
): Promise<HistoryPage> {
  const resource = await knownResource(ctx, key);
  const [changes, total, accounts] = await Promise.all([
    ctx.store.history(key, { before, limit: limit + 1 }),
    ctx.store.countHistory(key),
    knownAccounts(ctx),
  ]);
  const title = resourceTitle(resource);
  const page = changes.slice(0, limit);
  return {
    title,
    deletedAt: resource.deletedAt,
    total,
    changes: page.map((change) => changeView({ ...change, title }, { accounts, catalog: ctx.catalog })),
    next: changes.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
