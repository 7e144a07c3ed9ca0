import type { MasterAccount } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import type { AppContext } from '../context.ts';

/** @throws AppError BAD_INPUT when none is set, ACCOUNTS_FILE for a broken file */
export async function requireMaster(ctx: AppContext): Promise<MasterAccount> {
  const { master } = await ctx.accountsFile.read();
  if (master !== null) return master;
  throw new AppError('BAD_INPUT', 'No master account is set: the account from which the others are scanned', {
    file: ctx.accountsFile.path,
    hint: 'Run "Panther: Set Master Account..." in VS Code, or `panther-scan accounts master --id <12 digits> --region <region>`.',
  });
}
