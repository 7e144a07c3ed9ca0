/** Which regions of an account a StackSet of real-time events is meant for. */
import type { Account, Region } from '../accounts/account.ts';
import type { RoleCheck } from '../accounts/roleCheck.ts';
import { regionsOf } from '../regions/accountRegions.ts';
import type { LeftOut } from './plan.ts';

export interface TargetFacts {
  readonly account: Account;
  /** The check of its execution role; null: it could not be made. */
  readonly execution: RoleCheck | null;
  /** The regions that are on in the account; a reason: AWS did not say. */
  readonly enabled: readonly Region[] | { readonly reason: string; readonly hint: string | null };
}

export interface TargetRegions {
  readonly regions: readonly Region[];
  readonly leftOut: readonly LeftOut[];
}

/** `wanted` null: all that are on and that the account's settings do not leave out. */
export function regionsOfTarget(
  { account, execution, enabled }: TargetFacts,
  wanted: readonly Region[] | null,
): TargetRegions {
  const out = (region: Region | null, reason: string, hint: string | null): LeftOut => ({
    accountId: account.id,
    accountName: account.name,
    region,
    reason,
    hint,
  });
  const none = (reason: string, hint: string | null): TargetRegions => ({
    regions: [],
    leftOut: [out(null, reason, hint)],
  });
  if (!account.enabled) return none('It is switched off in the accounts file.', 'Enable it.');
  if (!account.realTime) {
    return none('Real time is off.', 'Switch it on: `panther-scan accounts edit NAME --real-time`.');
  }
  if (execution === null || execution.status !== 'ok') {
    const hint = `Deploy the scan-role stack in account ${account.id} with real time on, then check the account.`;
    return none(execution?.reason ?? 'Its execution role was not checked.', execution?.hint ?? hint);
  }
  if ('reason' in enabled) {
    // What was asked for by name is tried; CloudFormation tells what is off.
    if (wanted !== null) return { regions: [...wanted].sort(inOrder), leftOut: [] };
    return none(enabled.reason, enabled.hint);
  }
  const followed = regionsOf(account, enabled);
  if (wanted === null) return { regions: followed, leftOut: [] };
  const leftOut = wanted
    .filter((region) => !followed.includes(region))
    .map((region) =>
      enabled.includes(region)
        ? out(region, 'The account’s settings leave this region out.', 'Change its regions in the accounts file.')
        : out(region, 'The region is not enabled in the account.', 'Enable it in the account, or leave it out.'),
    );
  return { regions: followed.filter((region) => wanted.includes(region)), leftOut };
}

function inOrder(a: Region, b: Region): number {
  return a.localeCompare(b, 'en');
}
