import type { Account } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import type { AppContext } from '../context.ts';

/** @throws AppError NOT_FOUND, ACCOUNTS_FILE */
export async function requireAccount(ctx: AppContext, id: string): Promise<Account> {
  const { accounts } = await ctx.accountsFile.read();
  const account = accounts.find((each) => each.id === id);
  if (account !== undefined) return account;
  throw new AppError('NOT_FOUND', `The accounts file has no such account: ${id}`, {
    accountId: id,
    file: ctx.accountsFile.path,
    hint: 'Check the id, or add the account first.',
  });
}
