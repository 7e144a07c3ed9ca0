import { scopeOf } from '../../core/tree/scope.ts';
import type { TreeFilter } from '../../protocol/tree.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';

/** How many resources a filter shows, and how many there are. */
export async function countResources(
  ctx: AppContext,
  { filter }: { readonly filter: TreeFilter | null },
): Promise<{ readonly shown: number; readonly all: number }> {
  const all = await ctx.store.count({});
  const scope = scopeOf([], filter, await knownAccounts(ctx));
  return { shown: scope ? await ctx.store.count(scope) : 0, all };
}
