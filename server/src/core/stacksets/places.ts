/** Pairs of accounts and regions, in the form in which CloudFormation takes them: each of these accounts x regions. */
import type { Region } from '../accounts/account.ts';

export interface PlaceGroup {
  readonly accountIds: readonly string[];
  readonly regions: readonly Region[];
}

export interface Place {
  readonly accountId: string;
  readonly region: Region;
}

export function placeKey({ accountId, region }: Place): string {
  return `${accountId}/${region}`;
}

/** As few groups as there are different lists of regions; every pair once. */
export function groupPlaces(places: readonly Place[]): readonly PlaceGroup[] {
  const regionsOf = new Map<string, Set<Region>>();
  for (const { accountId, region } of places) {
    const regions = regionsOf.get(accountId) ?? new Set();
    regionsOf.set(accountId, regions.add(region));
  }
  const groups = new Map<string, { readonly accountIds: string[]; readonly regions: readonly Region[] }>();
  for (const [accountId, set] of regionsOf) {
    const regions = [...set].sort((a, b) => a.localeCompare(b, 'en'));
    const key = regions.join();
    const group = groups.get(key) ?? { accountIds: [], regions };
    group.accountIds.push(accountId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function countPlaces(groups: readonly PlaceGroup[]): number {
  return groups.reduce((sum, { accountIds, regions }) => sum + accountIds.length * regions.length, 0);
}
