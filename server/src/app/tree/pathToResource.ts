import type { ResourceKey, StoredResource } from '../../core/inventory/resource.ts';
import type { GroupField, Level } from '../../core/tree/nodeId.ts';
import { pageSize } from '../../core/tree/page.ts';
import { type KnownAccount, scopeOf } from '../../core/tree/scope.ts';
import type { InventoryNode, TreeFilter, TreeShape } from '../../protocol/tree.ts';
import type { AppContext } from '../context.ts';
import { unseenAmong } from '../resources/unseen.ts';
import { groupNode } from './groupNode.ts';
import { knownAccounts } from './knownAccounts.ts';
import { resourceGroups } from './resourceGroups.ts';
import { newsAmong } from './resourceNews.ts';
import { resourceNode } from './resourceNode.ts';

/** The nodes from the root to a resource, itself the last. Empty: the tree does not show it. */
export async function pathToResource(
  ctx: AppContext,
  { shape, key }: { readonly shape: TreeShape; readonly key: ResourceKey },
): Promise<readonly InventoryNode[]> {
  const resource = await ctx.store.get(key);
  if (!resource) return [];
  const accounts = await knownAccounts(ctx);
  if (!(await passes(ctx, resource, shape.filter, accounts))) return [];
  const path: InventoryNode[] = [];
  const levels: Level[] = [];
  const groupBy = [...new Set(shape.groupBy)];
  for (const field of groupBy) {
    const filter = scopeOf(levels, shape.filter, accounts);
    const groups = filter ? await resourceGroups(ctx, field, filter, accounts) : [];
    const value = groupValue(field, resource, accounts);
    const group = groups.find((candidate) => candidate.value === value);
    if (!group) return [];
    path.push(groupNode(group, { levels: [...levels], field, accounts, catalog: ctx.catalog }));
    levels.push({ field, value });
  }
  const unseenOf = await unseenAmong(ctx, [resource.accountId]);
  const newsOf = await newsAmong(ctx, [resource]);
  const place = { groupBy, accounts, catalog: ctx.catalog, now: ctx.clock.now(), unseenOf, newsOf };
  return [...path, resourceNode(resource, place)];
}

// The store knows how words match; asked for the words and the id within the resource's own group, it has few to give.
async function passes(
  ctx: AppContext,
  resource: StoredResource,
  filter: TreeFilter | null,
  accounts: readonly KnownAccount[],
): Promise<boolean> {
  const scope = scopeOf(
    [
      { field: 'account', value: resource.accountId },
      { field: 'region', value: resource.region },
      { field: 'type', value: resource.type },
    ],
    filter && { ...filter, text: filter.text.trim() && `${filter.text} ${resource.resourceId}` },
    accounts,
  );
  if (!scope) return false;
  if (scope.text === undefined) return true;
  const found = await ctx.store.list(scope, { offset: 0, limit: pageSize });
  return found.some(({ resourceId }) => resourceId === resource.resourceId);
}

function groupValue(field: GroupField, resource: StoredResource, accounts: readonly KnownAccount[]): string {
  if (field === 'account') return resource.accountId;
  if (field === 'label') return accounts.find(({ id }) => id === resource.accountId)?.label ?? '';
  return resource[field];
}
