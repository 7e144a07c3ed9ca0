/** Scans, running and past. */
import { hostname } from 'node:os';
import { AppError } from '../../core/errors.ts';
import type { ScanKind, ScanRow, ScanStatus } from '../../core/ports.ts';
import type { Database, Row } from './database.ts';
import { number, numberOrNull, text } from './rows.ts';

/** A scan that has written nothing for so long is taken for dead, wherever it ran. */
const SILENT_MS = 15 * 60_000;
/** How often a scan says that it is under way, at most. */
const ALIVE_EVERY_MS = 1_000;

export function insertScan(db: Database, scan: ScanRow, now: number): void {
  db.run(
    `INSERT INTO scans (id, account_id, kind, whole, status, started_at, finished_at, host, pid, alive_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      scan.id,
      scan.accountId,
      scan.kind,
      scan.whole ? 1 : 0,
      scan.status,
      scan.startedAt,
      scan.finishedAt,
      hostname(),
      process.pid,
      now,
    ],
  );
}

/** @throws AppError CANCELLED when the account was forgotten meanwhile: what its scan still finds is not wanted */
export function markAlive(db: Database, scanId: string, now: number): void {
  const known = db.get('SELECT alive_at FROM scans WHERE id = ?', [scanId]);
  if (known !== undefined && Math.abs(now - number(known['alive_at'])) < ALIVE_EVERY_MS) return;
  if (db.run('UPDATE scans SET alive_at = ? WHERE id = ?', [now, scanId]).changes === 0)
    throw new AppError('CANCELLED', 'The account was forgotten while it was scanned');
}

/** Returns the scan as it was, or null. */
export function endScan(db: Database, scanId: string, status: ScanStatus, finishedAt: number): ScanRow | null {
  const row = db.get('SELECT * FROM scans WHERE id = ?', [scanId]);
  db.run('UPDATE scans SET status = ?, finished_at = ? WHERE id = ?', [status, finishedAt, scanId]);
  return row === undefined ? null : scanOf(row);
}

export function interruptDeadScans(db: Database, now: number): void {
  for (const row of db.all(`SELECT id, host, pid, alive_at FROM scans WHERE status = 'running'`, [])) {
    const silent = now - number(row['alive_at']) > SILENT_MS;
    const dead = text(row['host']) === hostname() && !isRunning(number(row['pid']));
    if (silent || dead) endScan(db, text(row['id']), 'interrupted', now);
  }
}

export function readLastScan(db: Database, accountId: string, only: 'any' | 'whole'): ScanRow | null {
  const row = db.get(
    `SELECT * FROM scans WHERE account_id = ? ${only === 'whole' ? 'AND whole = 1' : ''}
      ORDER BY started_at DESC, id DESC LIMIT 1`,
    [accountId],
  );
  return row === undefined ? null : scanOf(row);
}

/** By leaps along the index: one account after the other, each from its newest scan back. */
export function readLastDoneScans(db: Database): Readonly<Record<string, number>> {
  const next = 'SELECT MIN(account_id) FROM scans';
  const rows = db.all(
    `WITH RECURSIVE known (id) AS (
      ${next} UNION ALL SELECT (${next} WHERE account_id > known.id) FROM known WHERE known.id IS NOT NULL
    ) SELECT id, (
      SELECT started_at FROM scans WHERE account_id = known.id AND whole = 1 AND status = 'done'
        ORDER BY started_at DESC LIMIT 1
    ) AS started_at FROM known WHERE id IS NOT NULL`,
    [],
  );
  return Object.fromEntries(
    rows.flatMap((row): [string, number][] =>
      row['started_at'] === null ? [] : [[text(row['id']), number(row['started_at'])]],
    ),
  );
}

function scanOf(row: Row): ScanRow {
  return {
    id: text(row['id']),
    accountId: text(row['account_id']),
    kind: text(row['kind']) as ScanKind,
    whole: number(row['whole']) === 1,
    status: text(row['status']) as ScanStatus,
    startedAt: number(row['started_at']),
    finishedAt: numberOrNull(row['finished_at']),
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is a running one too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
