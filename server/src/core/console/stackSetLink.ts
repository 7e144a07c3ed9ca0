import type { Region } from '../accounts/account.ts';
import { consoleHost, partitionOfRegion } from '../regions/partition.ts';

/** The StackSet's page in the AWS console of the account that administers it. */
export function stackSetLink(name: string, region: Region): string {
  const at = encodeURIComponent(region);
  return `https://${at}.${consoleHost(partitionOfRegion(region))}/cloudformation/home?region=${at}#/stacksets/${encodeURIComponent(name)}`;
}
