import type { Account } from '../../core/accounts/account.ts';
import type { RoleCheck } from '../../core/accounts/roleCheck.ts';
import { roleKinds } from '../../core/accounts/roles.ts';
import { forEachBounded } from '../../core/scan/bounded.ts';
import type { AppContext } from '../context.ts';
import { clearProblem, clearSignInProblems } from './accountProblems.ts';
import { createAssumeTurn } from './assumeTurn.ts';
import { checkRole } from './checkRole.ts';
import { operatorSession } from './operatorSession.ts';
import { requireMaster } from './requireMaster.ts';

/**
 * Accounts that are checked at once: each is a call of STS, or a few one after the other, of which STS takes 600 a second.
 */
const AT_ONCE = 256;

/**
 * Assumes each role that the account needs; a result for each, those that are not needed too. The results of an account
 * that is saved are stored.
 * @throws AppError without a master account or the right credentials; AwsFailure where nothing could be checked
 */
export async function verifyAccount(
  ctx: AppContext,
  account: Account,
  signal: AbortSignal,
): Promise<readonly RoleCheck[]> {
  const [checks] = await verifyAccounts(ctx, [account], signal);
  return checks ?? [];
}

/** As verifyAccount, for many accounts side by side, with one sign-in; in their order. */
export async function verifyAccounts(
  ctx: AppContext,
  accounts: readonly Account[],
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<readonly (readonly RoleCheck[])[]> {
  const master = await requireMaster(ctx);
  const operator = await operatorSession(ctx, master, signal);
  try {
    const saved = new Set((await ctx.accountsFile.read()).accounts.map(({ id }) => id));
    const turn = createAssumeTurn(ctx.clock, signal);
    const results = new Map<string, readonly RoleCheck[]>();
    await forEachBounded(accounts, AT_ONCE, async (account) => {
      const checks = await Promise.all(
        roleKinds.map((kind) => checkRole(ctx, { kind, account, master, operator, turn }, signal)),
      );
      results.set(account.id, checks);
      onProgress(results.size, accounts.length);
      if (!saved.has(account.id)) return;
      await ctx.store.saveRoleChecks(account.id, checks);
      // What hinders the account now, the checks say.
      await clearProblem(ctx, account.id);
    });
    if (accounts.some(({ id }) => saved.has(id))) await clearSignInProblems(ctx);
    return accounts.map(({ id }) => results.get(id) ?? []);
  } finally {
    operator.close();
  }
}
