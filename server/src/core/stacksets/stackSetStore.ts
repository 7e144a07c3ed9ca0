/** What the inventory keeps of our StackSets: all windows show the same, and show it at once. */
import type { Page } from '../ports.ts';
import type { StackInstance } from './instance.ts';
import type { Operation } from './operation.ts';
import type { StackSetName, StackSetRef } from './stackSetRef.ts';

export interface StackSetReport {
  /** Epoch milliseconds. */
  readonly seenAt: number;
  readonly exists: boolean;
  readonly isOurs: boolean;
  readonly callAs: StackSetRef['callAs'];
  /** The newest first. */
  readonly operations: readonly Operation[];
}

export interface StackSetCounts {
  readonly instances: number;
  readonly accounts: number;
  readonly regions: number;
  /** Of the instances: somebody has to do something about them; they are being worked on. */
  readonly attention: number;
  readonly running: number;
}

export interface StackSetAccount extends Omit<StackSetCounts, 'accounts' | 'regions'> {
  readonly accountId: string;
}

export interface StackSetStore {
  /** Replaces what was known. `instances` null: they were not looked at, and stay. */
  saveStackSet(name: StackSetName, report: StackSetReport, instances: readonly StackInstance[] | null): Promise<void>;
  /** Null: it was never looked at. */
  stackSet(name: StackSetName): Promise<{ readonly report: StackSetReport; readonly counts: StackSetCounts } | null>;
  /** What needs attention first. `accountId` absent: of all accounts; `attention`: only those that need it. */
  stackInstances(
    name: StackSetName,
    filter: { readonly accountId?: string; readonly attention?: boolean },
    page: Page,
  ): Promise<readonly StackInstance[]>;
  /** Accounts, those that need attention first. */
  stackSetAccounts(name: StackSetName, page: Page): Promise<readonly StackSetAccount[]>;
}
