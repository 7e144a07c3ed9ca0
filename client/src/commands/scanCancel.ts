import { cancelScan as cancelRequest } from '../../../server/src/protocol/scan.ts';
import type { AccountTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { accountIdOf } from './targets.ts';

/** Cancels the scan of the account that it is called on, or all scans. */
export async function cancelScan(panther: Panther, target?: AccountTarget): Promise<void> {
  await panther.server.request(cancelRequest, { accountId: accountIdOf(target) ?? null });
}
