/** What the cells of the inventory say about its completeness. Pure. */
import type { Account } from '../../core/accounts/account.ts';
import type { CellStatus, OutcomeKind } from '../../core/scan/cell.ts';

export interface CoverageRow {
  readonly accountId: string;
  readonly account: string;
  readonly region: string;
  readonly cells: Readonly<Record<OutcomeKind, number>>;
  /** Of the cell that took longest, in milliseconds: they are read side by side, so that a sum would say nothing. */
  readonly longestMs: number;
}

export interface TroubleRow {
  readonly accountId: string;
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly outcome: OutcomeKind;
  /** The call that ended the cell, which is also the permission that mends a denied one: `kms:ListKeys`. */
  readonly call: string;
  readonly code: string;
  readonly message: string;
  readonly lastOkAt: number | null;
}

export interface Coverage {
  readonly rows: readonly CoverageRow[];
  readonly troubles: readonly TroubleRow[];
  /** Resources of ok cells that have parts which were not read. */
  readonly incomplete: number;
}

const none: Readonly<Record<OutcomeKind, number>> = {
  ok: 0,
  denied: 0,
  unsupported: 0,
  throttled: 0,
  failed: 0,
  cancelled: 0,
};

export function coverageOf(accounts: readonly Account[], cells: readonly CellStatus[]): Coverage {
  const names = new Map(accounts.map((account) => [account.id, account.name]));
  const nameOf = (accountId: string) => names.get(accountId) ?? accountId;
  const rows = new Map<string, CoverageRow>();
  const troubles: TroubleRow[] = [];
  let incomplete = 0;
  for (const { accountId, region, type, outcome, durationMs, lastOkAt } of cells) {
    const key = `${accountId} ${region}`;
    const row = rows.get(key) ?? { accountId, account: nameOf(accountId), region, cells: none, longestMs: 0 };
    rows.set(key, {
      ...row,
      cells: { ...row.cells, [outcome.kind]: row.cells[outcome.kind] + 1 },
      longestMs: Math.max(row.longestMs, durationMs),
    });
    if (outcome.kind === 'ok') incomplete += outcome.incomplete;
    else if (outcome.kind !== 'unsupported') {
      const { call, code, message } = outcome.kind === 'cancelled' ? cancelled : outcome;
      troubles.push({
        accountId,
        account: nameOf(accountId),
        region,
        type,
        outcome: outcome.kind,
        call,
        code,
        message,
        lastOkAt,
      });
    }
  }
  const byPlace = (a: CoverageRow, b: CoverageRow) =>
    a.account.localeCompare(b.account) || a.region.localeCompare(b.region);
  return { rows: [...rows.values()].sort(byPlace), troubles, incomplete };
}

const cancelled = { call: '', code: '', message: '' };
