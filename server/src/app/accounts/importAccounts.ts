import type { Account } from '../../core/accounts/account.ts';
import { draftProblems } from '../../core/accounts/draft.ts';
import { newExternalId } from '../../core/accounts/externalId.ts';
import { type ImportDefaults, type ImportPlan, type ImportRow, planImport } from '../../core/accounts/importPlan.ts';
import { AppError } from '../../core/errors.ts';
import type { AppContext } from '../context.ts';

/** What importing these would do. Nothing is written. @throws AppError ACCOUNTS_FILE, BAD_INPUT for a label that is none */
export async function previewImport(
  ctx: AppContext,
  rows: readonly ImportRow[],
  defaults: ImportDefaults = {},
): Promise<ImportPlan> {
  const problem = defaults.label === undefined ? null : draftProblems({ label: defaults.label }, []).label;
  if (problem !== null) throw new AppError('BAD_INPUT', problem);
  return planImport(rows, (await ctx.accountsFile.read()).accounts, newExternalId, defaults);
}

/**
 * Writes what a preview showed, all of it or nothing.
 * @throws AppError BAD_INPUT while a line is invalid, BUSY when an account was changed since, ACCOUNTS_FILE
 */
export async function importAccounts(ctx: AppContext, plan: ImportPlan): Promise<readonly Account[]> {
  const [bad] = plan.invalid;
  if (bad !== undefined) {
    throw new AppError('BAD_INPUT', `An account cannot be taken: ${bad.id}: ${bad.problem}`, {
      ...(bad.line !== null && { line: bad.line }),
      hint: 'Mend the list; nothing of it was written.',
    });
  }
  const accounts = [...plan.added, ...plan.changed.map(({ account }) => account)];
  if (accounts.length === 0) return [];
  await ctx.accountsFile.update(({ accounts: now }) => {
    const twin = plan.added.find(({ id }) => now.some((account) => account.id === id));
    const gone = plan.changed.find(({ account }) => !now.some(({ id }) => id === account.id));
    if (twin === undefined && gone === undefined) return { kind: 'putAll', accounts };
    throw new AppError('BUSY', `The accounts file was changed meanwhile: ${twin?.id ?? gone?.account.id ?? ''}`, {
      file: ctx.accountsFile.path,
      hint: 'Import again: the preview is made anew.',
    });
  });
  return accounts;
}
