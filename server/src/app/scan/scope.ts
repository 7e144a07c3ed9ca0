/** What a scan covers. */
import type { Account, Accounts } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import type { Cell, CellStatus } from '../../core/scan/cell.ts';
import type { ScanScope } from '../../protocol/scan.ts';

/** @throws AppError NOT_FOUND, or BAD_INPUT for an account that is switched off */
export function accountsOf(scope: ScanScope, accounts: Accounts, path: string): readonly Account[] {
  if (scope.kind === 'all') return accounts.accounts.filter((account) => account.enabled);
  const id = scope.kind === 'resource' ? scope.key.accountId : scope.accountId;
  const account = accounts.accounts.find((known) => known.id === id);
  if (account === undefined) {
    throw new AppError('NOT_FOUND', `The accounts file has no such account: ${id}`, {
      accountId: id,
      file: path,
      hint: 'Add the account first.',
    });
  }
  if (!account.enabled) {
    throw new AppError('BAD_INPUT', `The account is disabled: ${account.name} (${id})`, {
      accountId: id,
      hint: 'Enable the account, then scan it.',
    });
  }
  return [account];
}

/** Whether a scan covers all cells of its accounts. */
export function isWhole(scope: ScanScope): boolean {
  return scope.kind === 'all' || scope.kind === 'account';
}

/** `statuses`: how the account's cells ended last. */
export function wantedCells(scope: ScanScope, statuses: readonly CellStatus[]): (cell: Cell) => boolean {
  switch (scope.kind) {
    case 'all':
    case 'account':
      return () => true;
    case 'region':
      return (cell) => cell.region === scope.region;
    case 'type':
      return (cell) => cell.type === scope.type && (scope.region === undefined || mayHold(cell, scope.region));
    case 'resource':
      return (cell) => cell.type === scope.key.type && mayHold(cell, scope.key.region);
    case 'failed':
      return unfinished(statuses);
  }
}

/** A type that is listed for the whole account (buckets) may have resources in any region. */
function mayHold(cell: Cell, region: string): boolean {
  return cell.region === region || cell.region === 'global';
}

/** Cells that did not end well, and those that a scan which was killed never reached. */
function unfinished(statuses: readonly CellStatus[]): (cell: Cell) => boolean {
  const settled = new Set(
    statuses
      .filter(({ outcome }) => outcome.kind === 'ok' || outcome.kind === 'unsupported')
      .map(({ region, type }) => `${region} ${type}`),
  );
  return (cell) => !settled.has(`${cell.region} ${cell.type}`);
}
