import type { RoleKind } from '../../core/accounts/roleCheck.ts';
import type { AppContext } from '../context.ts';

/** The ids of the accounts in which a role worked, as it should, when it was checked last: in the order of the accounts file. */
export async function accountsWithRole(
  { accountsFile, store }: Pick<AppContext, 'accountsFile' | 'store'>,
  role: RoleKind,
): Promise<readonly string[]> {
  const { accounts } = await accountsFile.read();
  const ids: string[] = [];
  for (const { id } of accounts) {
    const checks = await store.roleChecks(id);
    if (checks.some((check) => check.role === role && check.status === 'ok' && check.warning === null)) ids.push(id);
  }
  return ids;
}
