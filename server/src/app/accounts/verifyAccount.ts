import type { Account } from '../../core/accounts/account.ts';
import type { RoleCheck } from '../../core/accounts/roleCheck.ts';
import { roleKinds } from '../../core/accounts/roles.ts';
import type { AppContext } from '../context.ts';
import { clearProblem, clearSignInProblems } from './accountProblems.ts';
import { checkRole } from './checkRole.ts';
import { operatorSession } from './operatorSession.ts';
import { requireMaster } from './requireMaster.ts';

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
  const master = await requireMaster(ctx);
  const operator = await operatorSession(ctx, master, signal);
  try {
    const checks = await Promise.all(
      roleKinds.map((kind) => checkRole(ctx, { kind, account, master, operator }, signal)),
    );
    const { accounts } = await ctx.accountsFile.read();
    if (accounts.some(({ id }) => id === account.id)) {
      await ctx.store.saveRoleChecks(account.id, checks);
      await clearSignInProblems(ctx);
      // What hinders the account now, the checks say.
      await clearProblem(ctx, account.id);
    }
    return checks;
  } finally {
    operator.close();
  }
}
