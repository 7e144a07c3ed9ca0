import type { Account } from '../../../server/src/core/accounts/account.ts';

/** Accounts whose events are to come in since a change of the accounts file, or those of further regions of them. */
export function newlyFollowed(before: readonly Account[], after: readonly Account[]): readonly Account[] {
  const earlier = new Map(before.map((account) => [account.id, account]));
  return after.filter((account) => {
    if (!isFollowed(account)) return false;
    const was = earlier.get(account.id);
    return was === undefined || !isFollowed(was) || hasMoreRegions(was, account);
  });
}

function isFollowed({ enabled, realTime }: Account): boolean {
  return enabled && realTime;
}

function hasMoreRegions(was: Account, now: Account): boolean {
  const hasAll = was.regions.includes('*');
  return (
    (!hasAll && now.regions.some((region) => !was.regions.includes(region))) ||
    was.ignore.regions.some((region) => !now.ignore.regions.includes(region))
  );
}
