/** How each cell ended last. */
import type { TypeName } from '../../core/catalog/types.ts';
import type { ScanRow } from '../../core/ports.ts';
import type { Cell, CellStatus, Outcome, OutcomeKind } from '../../core/scan/cell.ts';
import type { Database, Row } from './database.ts';
import { number, numberOrNull, text, typeName } from './rows.ts';

const UPSERT = `INSERT INTO cells (account_id, type, region, scan_id, kind, count, incomplete, call, code, message,
    finished_at, duration_ms, last_ok_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (account_id, type, region) DO UPDATE SET
    scan_id = excluded.scan_id, kind = excluded.kind, count = excluded.count, incomplete = excluded.incomplete,
    call = excluded.call, code = excluded.code, message = excluded.message, finished_at = excluded.finished_at,
    duration_ms = excluded.duration_ms, last_ok_at = COALESCE(excluded.last_ok_at, last_ok_at)`;

export function saveCell(
  db: Database,
  scanId: string,
  cell: Cell,
  outcome: Outcome,
  times: { readonly startedAt: number; readonly finishedAt: number },
): void {
  const ok = outcome.kind === 'ok' ? outcome : null;
  const trouble = outcome.kind === 'ok' || outcome.kind === 'cancelled' ? null : outcome;
  db.run(UPSERT, [
    cell.accountId,
    cell.type,
    cell.region,
    scanId,
    outcome.kind,
    ok?.count ?? null,
    ok?.incomplete ?? null,
    trouble?.call ?? null,
    trouble?.code ?? null,
    trouble?.message ?? null,
    times.finishedAt,
    times.finishedAt - times.startedAt,
    ok === null ? null : times.finishedAt,
  ]);
}

/**
 * Cells that a whole scan did not plan: a region or a type that the account no longer asks for. What another scan has
 * written meanwhile stays.
 */
export function forgetOtherCells(db: Database, scan: ScanRow): void {
  db.run('DELETE FROM cells WHERE account_id = ? AND scan_id <> ? AND finished_at <= ?', [
    scan.accountId,
    scan.id,
    scan.startedAt,
  ]);
}

export function readCells(
  db: Database,
  filter: {
    readonly accountId?: string;
    readonly kinds?: readonly OutcomeKind[];
    readonly type?: TypeName;
  },
): readonly CellStatus[] {
  const conditions: string[] = ['TRUE'];
  const parameters: string[] = [];
  if (filter.accountId !== undefined) {
    conditions.push('account_id = ?');
    parameters.push(filter.accountId);
  }
  if (filter.type !== undefined) {
    conditions.push('type = ?');
    parameters.push(filter.type);
  }
  if (filter.kinds !== undefined) {
    conditions.push('kind IN (SELECT value FROM json_each(?))');
    parameters.push(JSON.stringify(filter.kinds));
  }
  return db
    .all(`SELECT * FROM cells WHERE ${conditions.join(' AND ')} ORDER BY account_id, type, region`, parameters)
    .map(statusOf);
}

function statusOf(row: Row): CellStatus {
  return {
    accountId: text(row['account_id']),
    region: text(row['region']),
    type: typeName(row['type']),
    outcome: outcomeOf(row),
    scanId: text(row['scan_id']),
    finishedAt: number(row['finished_at']),
    durationMs: number(row['duration_ms']),
    lastOkAt: numberOrNull(row['last_ok_at']),
  };
}

function outcomeOf(row: Row): Outcome {
  const kind = text(row['kind']) as OutcomeKind;
  if (kind === 'ok') return { kind, count: number(row['count']), incomplete: number(row['incomplete']) };
  if (kind === 'cancelled') return { kind };
  return { kind, call: text(row['call']), code: text(row['code']), message: text(row['message']) };
}
