/** Which regions of an account are scanned. */
import type { Account, Region } from '../accounts/account.ts';
import { matchesAny } from './glob.ts';

/** Those of the enabled ones that the account asks for and does not ignore, in a stable order. */
export function regionsOf(account: Account, enabled: readonly Region[]): readonly Region[] {
  return [...new Set(enabled)]
    .filter((region) => matchesAny(account.regions, region) && !matchesAny(account.ignore.regions, region))
    .sort((a, b) => a.localeCompare(b, 'en'));
}
