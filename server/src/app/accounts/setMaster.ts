import type { MasterAccount } from '../../core/accounts/account.ts';
import { idProblem } from '../../core/accounts/draft.ts';
import { organizationIdPattern, organizationIdProblem } from '../../core/accounts/organizationId.ts';
import { AppError } from '../../core/errors.ts';
import { isRegionCode } from '../../core/regions/regionCode.ts';
import type { MasterSetting } from '../../protocol/accounts.ts';
import type { AppContext } from '../context.ts';

/** @throws AppError BAD_INPUT, ACCOUNTS_FILE, BUSY */
export async function setMaster(ctx: AppContext, master: MasterSetting): Promise<MasterAccount> {
  const problem = idProblem(master.accountId) ?? regionProblem(master.region) ?? organizationProblem(master);
  if (problem !== null) throw new AppError('BAD_INPUT', problem);
  const { organizationId, ...fields } = master;
  const given = { ...fields, accountId: master.accountId.trim(), region: master.region.trim() };
  const { master: kept } = await ctx.accountsFile.update(({ master: known }) => ({
    kind: 'setMaster',
    master: { ...given, ...organizationOf(organizationId, known, given.accountId) },
  }));
  return kept ?? given;
}

function organizationOf(
  given: MasterSetting['organizationId'],
  known: MasterAccount | null,
  accountId: string,
): Pick<MasterAccount, 'organizationId'> {
  const kept = known?.accountId === accountId ? known.organizationId : undefined;
  const organizationId = given === undefined ? kept : given;
  return typeof organizationId === 'string' ? { organizationId } : {};
}

function organizationProblem({ organizationId }: MasterSetting): string | null {
  return typeof organizationId !== 'string' || organizationIdPattern.test(organizationId)
    ? null
    : organizationIdProblem;
}

function regionProblem(region: string): string | null {
  if (isRegionCode(region.trim())) return null;
  return 'Type the code of a region, for example us-east-1.';
}
