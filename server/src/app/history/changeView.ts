import type { ListedChange } from '../../core/history/historyStore.ts';
import { summaryOf } from '../../core/history/summary.ts';
import type { ChangeView } from '../../protocol/history.ts';
import type { DetailsContext } from '../resources/details.ts';

/** What a list shows of a change. Text from AWS is cut and cleaned, not escaped. */
export function changeView(change: ListedChange, { accounts, catalog }: DetailsContext): ChangeView {
  const { id, key, title, at, previousAt, kind, scanId, cause } = change;
  const entry = catalog.find(({ type }) => type === key.type);
  return {
    id,
    key,
    title,
    typeLabel: entry?.label ?? key.type,
    icon: entry?.icon ?? 'symbol-misc',
    accountName: accounts.find((account) => account.id === key.accountId)?.name ?? key.accountId,
    at,
    previousAt,
    kind,
    summary: summaryOf(change),
    scanned: scanId !== null,
    cause,
  };
}
