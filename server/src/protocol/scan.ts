/** Scans. */
import type { TypeName } from '../core/catalog/types.ts';
import type { ResourceKey } from '../core/inventory/resource.ts';
import type { OutcomeKind } from '../core/scan/cell.ts';
import { notification, request } from './message.ts';

/** What to scan. */
export type ScanScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'region'; readonly accountId: string; readonly region: string }
  | { readonly kind: 'type'; readonly accountId: string; readonly type: TypeName; readonly region?: string }
  | { readonly kind: 'resource'; readonly key: ResourceKey }
  /** The cells of an account that ended denied, throttled, failed or cancelled, and those never reached. */
  | { readonly kind: 'failed'; readonly accountId: string };

export interface AccountScanSummary {
  readonly accountId: string;
  readonly name: string;
  readonly label: string;
  /** Null: the scan could not begin (sign-in, role); `problem` says why. */
  readonly scanId: string | null;
  readonly problem: string | null;
  readonly hint: string | null;
  readonly cancelled: boolean;
  readonly resources: number;
  readonly created: number;
  readonly modified: number;
  readonly deleted: number;
  /** Resources that were listed, of which parts were not read. */
  readonly incomplete: number;
  readonly regions: number;
  readonly cells: Readonly<Record<OutcomeKind, number>>;
  readonly seconds: number;
}

export interface ScanSummary {
  readonly accounts: readonly AccountScanSummary[];
  readonly seconds: number;
}

/** Ends when the scan has ended. Cancelling the request cancels the scan; what was read stays. */
export const runScan = request<ScanScope, ScanSummary>('panther/scan/run');

/** Cancels what runs for an account, or for all. */
export const cancelScan = request<{ readonly accountId: string | null }, null>('panther/scan/cancel');

export interface AccountProgress {
  readonly accountId: string;
  readonly name: string;
  readonly done: number;
  readonly total: number;
  readonly found: number;
  /** Null: too early to tell. */
  readonly secondsLeft: number | null;
}

/** All scans that run now, in this process; empty: none. At most four a second. */
export interface Activity {
  readonly scans: readonly AccountProgress[];
}

export const activityChanged = notification<Activity>('panther/scan/activity');
