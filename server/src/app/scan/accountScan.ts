/** What the parts of one account's scan share. */
import type { Account } from '../../core/accounts/account.ts';
import type { AwsSession, ScanKind } from '../../core/ports.ts';
import type { AccountProgress, ScanScope } from '../../protocol/scan.ts';
import type { AppContext } from '../context.ts';
import type { Tally } from './summary.ts';

export interface ScanOptions {
  readonly kind: ScanKind;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: AccountProgress) => void;
  /** Something of the account was written to the inventory. */
  readonly onWritten?: (accountId: string) => void;
}

export interface AccountScan {
  readonly ctx: AppContext;
  readonly scope: ScanScope;
  readonly options: ScanOptions;
  readonly account: Account;
  readonly session: AwsSession;
  readonly tally: Tally;
}
