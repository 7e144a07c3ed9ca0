import { AppError } from '../../core/errors.ts';
import type { AccountsView } from '../../protocol/accounts.ts';
import type { AppContext } from '../context.ts';

/** The accounts file as it is, readable or not: a broken one is something to show, not a failed request. */
export async function accountsView(ctx: AppContext): Promise<AccountsView> {
  const { path } = ctx.accountsFile;
  try {
    const exists = await ctx.accountsFile.exists();
    return { path, exists, problem: null, ...(await ctx.accountsFile.read()) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'ACCOUNTS_FILE') throw error;
    const { line = 1, column = 1 } = error.fields;
    return { path, exists: true, problem: { message: error.message, line, column }, master: null, accounts: [] };
  }
}
