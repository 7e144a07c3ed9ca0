import type { ChangeCount, ChangeFilter } from '../../core/history/historyStore.ts';
import type { ChangeCounts, ChangesWindow } from '../../protocol/history.ts';
import type { AppContext } from '../context.ts';
import { type ChangeScope, changeFilter } from './changeFilter.ts';

/** Counting a longer time at once would keep the process from its other work. */
const SLICE_MS = 14 * 86_400_000;
const MOST_SLICES = 100;

/** How many resources came, changed and went in a span of time. */
export async function countChanges(
  ctx: AppContext,
  { window, scope = {} }: { readonly window: ChangesWindow; readonly scope?: ChangeScope },
  signal: AbortSignal,
): Promise<ChangeCounts> {
  return countsOf(await countBy(ctx, null, changeFilter(window, scope), signal));
}

/** Counts of a field's values, or of all together, slice by slice. */
export async function countBy(
  ctx: AppContext,
  field: 'accountId' | 'region' | 'type' | null,
  filter: ChangeFilter,
  signal: AbortSignal,
): Promise<readonly ChangeCount[]> {
  const sums = new Map<string, ChangeCount>();
  const length = Math.max(SLICE_MS, Math.ceil((filter.until - filter.since) / MOST_SLICES));
  for (let since = filter.since; since < filter.until; since += length) {
    const slice = { ...filter, since, until: Math.min(filter.until, since + length) };
    for (const row of await ctx.store.countChanges(field, slice)) {
      const name = `${row.kind} ${row.value}`;
      sums.set(name, { ...row, count: row.count + (sums.get(name)?.count ?? 0) });
    }
    if (slice.until < filter.until) await ctx.clock.delay(0, signal);
  }
  return [...sums.values()];
}

export function countsOf(rows: readonly ChangeCount[]): ChangeCounts {
  const of = (wanted: ChangeCount['kind']) =>
    rows.filter(({ kind }) => kind === wanted).reduce((sum, { count }) => sum + count, 0);
  return { created: of('created'), modified: of('modified'), deleted: of('deleted') };
}
