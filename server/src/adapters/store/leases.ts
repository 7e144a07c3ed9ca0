/** Work that only one of several processes may do. */
import type { Database } from './database.ts';

/**
 * Takes a lease that is free, over, or the holder's own: in one statement, so that two cannot both take it. One that
 * runs far longer than leases do was taken before the clock was set back.
 */
export function takeLease(db: Database, name: string, holder: string, now: number, ttlMs: number): boolean {
  const { changes } = db.run(
    `INSERT INTO leases (name, holder, until) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
      WHERE leases.holder = excluded.holder OR leases.until <= ? OR leases.until > ?`,
    [name, holder, now + ttlMs, now, now + 2 * ttlMs],
  );
  return changes > 0;
}

export function giveUpLease(db: Database, name: string, holder: string): void {
  db.run('DELETE FROM leases WHERE name = ? AND holder = ?', [name, holder]);
}
