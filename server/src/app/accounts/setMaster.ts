import type { MasterAccount } from '../../core/accounts/account.ts';
import { idProblem } from '../../core/accounts/draft.ts';
import { organizationIdPattern, organizationIdProblem } from '../../core/accounts/organizationId.ts';
import { AppError } from '../../core/errors.ts';
import { isRegionCode } from '../../core/regions/regionCode.ts';
import type { AppContext } from '../context.ts';

/** The organization stays where it is not given. @throws AppError BAD_INPUT, ACCOUNTS_FILE, BUSY */
export async function setMaster(ctx: AppContext, master: MasterAccount): Promise<MasterAccount> {
  const problem = idProblem(master.accountId) ?? regionProblem(master.region) ?? organizationProblem(master);
  if (problem !== null) throw new AppError('BAD_INPUT', problem);
  const given = { ...master, accountId: master.accountId.trim(), region: master.region.trim() };
  const { master: kept } = await ctx.accountsFile.update(({ master: known }) => ({
    kind: 'setMaster',
    master: { ...organizationOf(known, given.accountId), ...given },
  }));
  return kept ?? given;
}

function organizationOf(known: MasterAccount | null, accountId: string): Pick<MasterAccount, 'organizationId'> {
  if (known?.accountId !== accountId || known.organizationId === undefined) return {};
  return { organizationId: known.organizationId };
}

function organizationProblem({ organizationId }: MasterAccount): string | null {
  return organizationId === undefined || organizationIdPattern.test(organizationId) ? null : organizationIdProblem;
}

function regionProblem(region: string): string | null {
  if (isRegionCode(region.trim())) return null;
  return 'Type the code of a region, for example us-east-1.';
}
