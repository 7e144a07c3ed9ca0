/** The regions of the followed accounts that are disabled by default: services there have names of their own to let in. */
import type { Account, MasterAccount, Region } from '../../core/accounts/account.ts';
import { regionsOf } from '../../core/regions/accountRegions.ts';
import { isOptIn } from '../../core/regions/defaultRegions.ts';
import { partitionOfRegion } from '../../core/regions/partition.ts';
import { isRegionCode } from '../../core/regions/regionCode.ts';
import type { AppContext } from '../context.ts';

/** Every region has networks, so a scan of them shows which are on. */
const EVERYWHERE = 'AWS.EC2.VPC';

/** As far as the inventory knows, or the accounts file names them. Sorted, so that the same regions are the same text. */
export async function optInRegions(
  ctx: AppContext,
  master: MasterAccount,
  accounts: readonly Account[],
): Promise<readonly Region[]> {
  const partition = partitionOfRegion(master.region);
  const used = await Promise.all(
    accounts.filter(({ enabled, realTime }) => enabled && realTime).map((account) => knownRegions(ctx, account)),
  );
  return [...new Set(used.flat())]
    .filter((region) => partitionOfRegion(region) === partition && isOptIn(region))
    .toSorted((a, b) => a.localeCompare(b, 'en'));
}

async function knownRegions(ctx: AppContext, account: Account): Promise<readonly Region[]> {
  const cells = await ctx.store.cells({ accountId: account.id, type: EVERYWHERE, kinds: ['ok', 'denied'] });
  const named = account.regions.filter(isRegionCode);
  return regionsOf(account, [...cells.map(({ region }) => region), ...named]);
}
