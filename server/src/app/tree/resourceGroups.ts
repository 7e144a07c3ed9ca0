import type { ResourceFilter } from '../../core/ports.ts';
import { isNotRead, notOkKinds } from '../../core/tree/coverage.ts';
import { type Group, groupsOf } from '../../core/tree/groups.ts';
import type { GroupField } from '../../core/tree/nodeId.ts';
import { cellInScope, type KnownAccount } from '../../core/tree/scope.ts';
import type { AppContext } from '../context.ts';

/** The groups of `field` within a filter, with counts and with the cells of which it is not known what they hold. */
export async function resourceGroups(
  ctx: AppContext,
  field: GroupField,
  filter: ResourceFilter,
  accounts: readonly KnownAccount[],
): Promise<readonly Group[]> {
  const counts = await ctx.store.countBy(countField(field), filter);
  const [only, ...others] = filter.accountIds ?? [];
  const cells = await ctx.store.cells({
    kinds: notOkKinds,
    ...(only !== undefined && others.length === 0 && { accountId: only }),
  });
  const notRead = cells.filter((cell) => isNotRead(cell) && cellInScope(cell, filter));
  const groups = groupsOf({ field, counts, notRead, accounts, catalog: ctx.catalog });
  // Whether an unread cell holds something that matches words, nobody knows: it then makes no group of its own.
  return filter.text === undefined ? groups : groups.filter(({ count }) => count > 0);
}

function countField(field: GroupField): 'accountId' | 'region' | 'type' {
  return field === 'label' || field === 'account' ? 'accountId' : field;
}
