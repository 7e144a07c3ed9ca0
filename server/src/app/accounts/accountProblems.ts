/** What hinders the scan of an account, kept until a scan begins or a check is done. */
import type { Failure } from '../../core/failure.ts';
import { cleanText } from '../../core/inventory/text.ts';
import type { AppContext } from '../context.ts';

export async function keepProblem(ctx: AppContext, accountId: string, failure: Failure): Promise<void> {
  const { code, message, hint } = failure;
  await ctx.store.saveProblem(accountId, { code, message: cleanText(message), hint, at: ctx.clock.now() });
}

/** The user is signed in: that is true for all accounts, whatever else hinders one. */
export async function clearSignInProblems(ctx: AppContext): Promise<void> {
  const { accounts } = await ctx.accountsFile.read();
  for (const { id } of accounts) {
    if ((await ctx.store.problem(id))?.code === 'CREDENTIALS') await ctx.store.clearProblem(id);
  }
}

/** The account could be entered. */
export async function clearProblem(ctx: AppContext, accountId: string): Promise<void> {
  if ((await ctx.store.problem(accountId)) !== null) await ctx.store.clearProblem(accountId);
}
