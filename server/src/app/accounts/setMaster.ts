import type { MasterAccount } from '../../core/accounts/account.ts';
import { idProblem } from '../../core/accounts/draft.ts';
import { AppError } from '../../core/errors.ts';
import { isRegionCode } from '../../core/regions/regionCode.ts';
import type { AppContext } from '../context.ts';

/** @throws AppError BAD_INPUT, ACCOUNTS_FILE, BUSY */
export async function setMaster(ctx: AppContext, master: MasterAccount): Promise<MasterAccount> {
  const problem = idProblem(master.accountId) ?? regionProblem(master.region);
  if (problem !== null) throw new AppError('BAD_INPUT', problem);
  const kept = { ...master, accountId: master.accountId.trim(), region: master.region.trim() };
  await ctx.accountsFile.update(() => ({ kind: 'setMaster', master: kept }));
  return kept;
}

function regionProblem(region: string): string | null {
  if (isRegionCode(region.trim())) return null;
  return 'Type the code of a region, for example us-east-1.';
}
