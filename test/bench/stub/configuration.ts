/** What a stub is like. Sent to its process as it is: JSON. */
import type { FaultShares } from './faults.ts';
import type { Changing } from './world/changing.ts';

/** How much an account has. `bare`: nothing at all. `empty`: what AWS puts into every account by itself. */
export type Size = 'bare' | 'empty' | 'small' | 'large';

export interface StubConfiguration {
  /** The account of the operator's credentials. */
  readonly masterAccountId: string;
  readonly accounts: readonly { readonly id: string; readonly size: Size }[];
  /** Those that the accounts have enabled. */
  readonly regions: readonly string[];
  /** Milliseconds until an answer, for each service and region between these two. */
  readonly latency: { readonly least: number; readonly most: number };
  /** Whether the real request limits are held. */
  readonly limits: boolean;
}

/** What may change between two scans. */
export interface Weather {
  readonly faults: FaultShares | null;
  /** The share of resources that were deleted since. */
  readonly gone: number;
  /** What goes on changing; absent: nothing does. */
  readonly changing?: Changing;
}

export const fairWeather: Weather = { faults: null, gone: 0 };

/** The access key of the operator, and that of a session in an account: the account's id is read off it. */
export function accessKeyOf(accountId: string): string {
  return `ASIA${accountId}`;
}

export function accountOfKey(accessKeyId: string): string {
  return accessKeyId.slice(4);
}
