import type { TypeName } from '../../core/catalog/types.ts';
import type { ChangeFilter } from '../../core/history/historyStore.ts';
import type { ChangeKind } from '../../core/inventory/change.ts';
import type { ChangesWindow } from '../../protocol/history.ts';

/** Changes of the resources, not of what is known of them. */
export const realKinds: readonly ChangeKind[] = ['created', 'modified', 'deleted'];

export interface ChangeScope {
  readonly accountIds?: readonly string[];
  readonly regions?: readonly string[];
  readonly types?: readonly TypeName[];
  readonly kinds?: readonly ChangeKind[];
}

/** The filter that a span of time and a narrower scope make together. */
export function changeFilter(window: ChangesWindow, scope: ChangeScope): ChangeFilter {
  const { since, until, sinceOf } = window;
  const accountIds = scope.accountIds ?? window.accountIds ?? undefined;
  const [only] = accountIds?.length === 1 ? accountIds : [];
  const filter = {
    kinds: realKinds,
    ...scope,
    until,
    ...(accountIds !== undefined && { accountIds: within(accountIds, window.accountIds) }),
  };
  if (sinceOf === null) return { ...filter, since };
  if (only !== undefined) return { ...filter, since: sinceOf[only] ?? until };
  const known = Object.keys(sinceOf);
  return { ...filter, since, sinceOf, accountIds: within(filter.accountIds ?? known, known) };
}

function within(accountIds: readonly string[], allowed: readonly string[] | null): readonly string[] {
  return allowed === null ? accountIds : accountIds.filter((id) => allowed.includes(id));
}
