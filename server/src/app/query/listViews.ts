import { inventoryViews } from '../../core/query/views.ts';
import type { QueryView } from '../../protocol/query.ts';
import type { AppContext } from '../context.ts';

/** The views that a query can ask, with their columns; those of resource types with how many resources there are. */
export async function listViews(ctx: AppContext): Promise<readonly QueryView[]> {
  const counts = new Map((await ctx.store.countBy('type', {})).map(({ value, count }) => [value, count]));
  return inventoryViews(ctx.catalog).map(({ name, about, type, columns }) => ({
    name,
    about,
    resources: type === null ? null : (counts.get(type) ?? 0),
    columns,
  }));
}
