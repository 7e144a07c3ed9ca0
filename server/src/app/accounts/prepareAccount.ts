import type { Account } from '../../core/accounts/account.ts';
import { accountDefaults } from '../../core/accounts/defaults.ts';
import { type Draft, draftProblems, trimmed } from '../../core/accounts/draft.ts';
import { newExternalId } from '../../core/accounts/externalId.ts';
import { AppError } from '../../core/errors.ts';
import type { AppContext } from '../context.ts';

/**
 * The account that a draft stands for, not saved yet. An account that exists keeps what the draft does not name, its
 * external id among it; a new one gets an external id.
 * @throws AppError BAD_INPUT
 */
export async function prepareAccount(ctx: AppContext, draft: Draft): Promise<Account> {
  const problems = draftProblems(draft, []);
  const problem = problems.id ?? problems.name ?? problems.label;
  if (problem !== null) throw new AppError('BAD_INPUT', problem);
  const fields = trimmed(draft);
  const { accounts } = await ctx.accountsFile.read();
  const existing = accounts.find((account) => account.id === fields.id);
  return { ...(existing ?? { ...accountDefaults, externalId: newExternalId() }), ...fields };
}
