import type { ResourceFilter } from '../../core/ports.ts';
import { type Level, readGroupId } from '../../core/tree/nodeId.ts';
import { pageSize, slice } from '../../core/tree/page.ts';
import { type KnownAccount, scopeOf } from '../../core/tree/scope.ts';
import type { InventoryNode, TreeShape } from '../../protocol/tree.ts';
import type { AppContext } from '../context.ts';
import { unseenAmong } from '../resources/unseen.ts';
import { fileProblemNode } from './fileProblem.ts';
import { groupNode } from './groupNode.ts';
import { knownAccounts } from './knownAccounts.ts';
import { moreNode } from './moreNode.ts';
import { resourceGroups } from './resourceGroups.ts';
import { newsAmong } from './resourceNews.ts';
import { resourceNode } from './resourceNode.ts';

interface Place {
  readonly shape: TreeShape;
  readonly parent: string | null;
  readonly offset: number;
}

/** The children of a node of the Resources view. Empty at the root: there is nothing, or the filter hides all of it. */
export async function resourceChildren(ctx: AppContext, place: Place): Promise<readonly InventoryNode[]> {
  const levels = place.parent === null ? [] : readGroupId(place.parent);
  if (!levels) return [];
  try {
    return await children(ctx, place, levels, await knownAccounts(ctx));
  } catch (error) {
    const node = fileProblemNode(error);
    if (node) return place.parent === null ? [node] : [];
    throw error;
  }
}

async function children(
  ctx: AppContext,
  { shape, parent, offset }: Place,
  levels: readonly Level[],
  accounts: readonly KnownAccount[],
): Promise<readonly InventoryNode[]> {
  const filter = scopeOf(levels, shape.filter, accounts);
  if (!filter) return [];
  const groupBy = [...new Set(shape.groupBy)];
  const field = groupBy[levels.length];
  if (field === undefined) return leaves(ctx, filter, { groupBy, accounts, parent, offset });
  const groups = await resourceGroups(ctx, field, filter, accounts);
  const { items, next } = slice(groups, offset);
  const nodes = items.map((group) => groupNode(group, { levels, field, accounts, catalog: ctx.catalog }));
  return next === null ? nodes : [...nodes, moreNode(parent, next, groups.length)];
}

async function leaves(
  ctx: AppContext,
  filter: ResourceFilter,
  list: Pick<TreeShape, 'groupBy'> & Pick<Place, 'parent' | 'offset'> & { readonly accounts: readonly KnownAccount[] },
): Promise<readonly InventoryNode[]> {
  const { groupBy, accounts, parent, offset } = list;
  const resources = await ctx.store.list(filter, { offset, limit: pageSize });
  const unseenOf = await unseenAmong(
    ctx,
    resources.map(({ accountId }) => accountId),
  );
  const newsOf = await newsAmong(ctx, resources);
  const place = { groupBy, accounts, catalog: ctx.catalog, now: ctx.clock.now(), unseenOf, newsOf };
  const nodes = resources.map((resource) => resourceNode(resource, place));
  if (resources.length < pageSize) return nodes;
  const total = await ctx.store.count(filter);
  const next = offset + pageSize;
  return next < total ? [...nodes, moreNode(parent, next, total)] : nodes;
}
