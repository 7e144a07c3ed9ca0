import type { Account } from '../../core/accounts/account.ts';
import type { QueryAccount } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';

/** The accounts of the accounts file, and those that only the inventory has. @throws AppError ACCOUNTS_FILE */
export async function queryAccounts(ctx: AppContext): Promise<readonly QueryAccount[]> {
  const [{ accounts }, ids] = await Promise.all([ctx.accountsFile.read(), ctx.store.accountIds()]);
  const listed = new Set(accounts.map(({ id }) => id));
  const others = ids.filter((id) => !listed.has(id));
  return [...accounts.map(toQueryAccount), ...others.map((id) => ({ id, name: id, label: '', settings: null }))];
}

/** Without the external id, which is nobody's business. */
function toQueryAccount({ id, name, label, enabled, realTime, remediation, regions, ignore }: Account): QueryAccount {
  return { id, name, label, settings: { enabled, realTime, remediation, regions, ignore: { ...ignore } } };
}
