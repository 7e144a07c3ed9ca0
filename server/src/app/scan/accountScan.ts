/** What the parts of one account's scan share. */
import type { Account } from '../../core/accounts/account.ts';
import type { Cause } from '../../core/inventory/change.ts';
import type { AwsSession, ScanKind } from '../../core/ports.ts';
import type { Cell } from '../../core/scan/cell.ts';
import { type Lane, laneOf } from '../../core/scan/lanes.ts';
import type { AccountProgress, ScanScope } from '../../protocol/scan.ts';
import type { AppContext } from '../context.ts';
import type { Tally } from './summary.ts';

export interface ScanOptions {
  readonly kind: ScanKind;
  /** Which calls those of the scan overtake, at each of them. Absent: as its kind has it. */
  readonly lane?: () => Lane;
  /** The event that made somebody look; null or absent: none. */
  readonly cause?: Cause | null;
  /** Where a whole list is read because of several events: the one that is about a resource; null: none is. */
  readonly causeOf?: (resourceId: string) => Cause | null;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: AccountProgress) => void;
  /** Something of the account was written to the inventory. */
  readonly onWritten?: (accountId: string) => void;
}

export function laneOfScan({ kind, lane }: ScanOptions): () => Lane {
  return lane ?? (() => laneOf(kind));
}

export interface AccountScan {
  readonly ctx: AppContext;
  readonly scope: ScanScope;
  /** The cells of it that are read; absent: those that the scope names. */
  readonly wanted?: (cell: Cell) => boolean;
  readonly options: ScanOptions;
  readonly account: Account;
  readonly session: AwsSession;
  readonly tally: Tally;
}
