import type { Account } from '../../core/accounts/account.ts';
import { draftProblems } from '../../core/accounts/draft.ts';
import { AppError } from '../../core/errors.ts';
import type { AppContext } from '../context.ts';

/**
 * Adds the account, or replaces the one with its id.
 * @throws AppError BAD_INPUT, ACCOUNTS_FILE, BUSY
 */
export async function saveAccount(ctx: AppContext, account: Account): Promise<Account> {
  const problems = draftProblems(account, []);
  const problem = problems.id ?? problems.name ?? problems.label;
  if (problem !== null) throw new AppError('BAD_INPUT', problem, { accountId: account.id });
  await ctx.accountsFile.update(({ accounts }) => {
    const twin = accounts.find((other) => other.id !== account.id && isShared(other, account));
    if (twin === undefined) return { kind: 'put', account };
    throw new AppError('BAD_INPUT', `This external id belongs to another account: ${twin.name}`, {
      accountId: account.id,
      hint: "Let a new one be made: an external id must be one account's alone.",
    });
  });
  return account;
}

function isShared(a: Account, b: Account): boolean {
  return a.externalId !== undefined && a.externalId === b.externalId;
}
