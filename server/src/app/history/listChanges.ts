import type { ChangePage } from '../../core/history/historyStore.ts';
import type { ChangesWindow, ChangeView } from '../../protocol/history.ts';
import type { AppContext } from '../context.ts';
import { knownAccounts } from '../tree/knownAccounts.ts';
import { type ChangeScope, changeFilter } from './changeFilter.ts';
import { changeView } from './changeView.ts';

/** Changes of all resources, newest first, a page of them. */
export async function listChanges(
  ctx: AppContext,
  asked: { readonly window: ChangesWindow; readonly scope: ChangeScope; readonly page: ChangePage },
): Promise<{ readonly changes: readonly ChangeView[]; readonly next: ChangePage['after'] }> {
  const { limit } = asked.page;
  const [found, accounts] = await Promise.all([
    ctx.store.changes(changeFilter(asked.window, asked.scope), { ...asked.page, limit: limit + 1 }),
    knownAccounts(ctx),
  ]);
  const changes = found.slice(0, limit).map((change) => changeView(change, { accounts, catalog: ctx.catalog }));
  const last = changes.at(-1);
  return { changes, next: found.length > limit && last !== undefined ? { at: last.at, id: last.id } : null };
}
