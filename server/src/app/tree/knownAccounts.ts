import type { Account } from '../../core/accounts/account.ts';
import { cleanText } from '../../core/inventory/text.ts';
import type { KnownAccount } from '../../core/tree/scope.ts';
import type { AppContext } from '../context.ts';

/** The accounts of the accounts file, in its order, then those that only the inventory has. @throws AppError ACCOUNTS_FILE */
export async function knownAccounts(ctx: AppContext): Promise<readonly KnownAccount[]> {
  const [{ accounts }, ids] = await Promise.all([ctx.accountsFile.read(), ctx.store.accountIds()]);
  const listed = new Set(accounts.map(({ id }) => id));
  return [
    ...accounts.map(knownAccount),
    ...ids.filter((id) => !listed.has(id)).map((id) => ({ id, name: id, label: '' })),
  ];
}

function knownAccount({ id, name, label }: Account): KnownAccount {
  return { id, name: cleanText(name), label };
}
