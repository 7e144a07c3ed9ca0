/** Writes the history. All functions here are called inside a transaction. */
import { type Cause, type Change, cleanCause } from '../../core/inventory/change.ts';
import type { Database } from './database.ts';

const ADD = `INSERT INTO changes (resource, at, account_id, place, kind, scan_id, actor, source_ip, event_name, event_id,
    event_at, diff)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb(?))`;

/** For each statement that adds rows SQLite looks up and writes the number of the last one. */
const ADD_CREATED = `INSERT OR FAIL INTO changes (resource, at, account_id, place, kind, scan_id)
  SELECT value, ?, ?, ?, 'created', ? FROM json_each(?)`;

/** A change of the resource with this row, which is in this place. */
export type NewChange = Pick<Change, 'at' | 'kind' | 'scanId' | 'cause' | 'diff'> & {
  readonly resource: number;
  readonly accountId: string;
  readonly place: number;
};

export interface Written {
  readonly scanId: string | null;
  readonly cause: Cause | null;
  readonly at: number;
}

export function addChange(db: Database, change: NewChange): void {
  const cause = change.cause === null ? null : cleanCause(change.cause);
  db.run(ADD, [
    change.resource,
    change.at,
    change.accountId,
    change.place,
    change.kind,
    change.scanId,
    cause?.actor ?? null,
    cause?.sourceIp ?? null,
    cause?.eventName ?? null,
    cause?.eventId ?? null,
    cause?.at ?? null,
    change.diff === null ? null : JSON.stringify(change.diff),
  ]);
}

/** The history of resources in one place, while they are written. */
export interface PlaceHistory {
  add(row: number, change: Pick<Change, 'kind' | 'diff'>): void;
  /** Whether this scan has found the resource, and nothing has changed since. */
  isNew(row: number): boolean;
  /** Writes what waits: it is to be called when all is added. */
  end(): void;
}

/** That a resource was found for the first time is written for many at once. */
export function historyOf(
  db: Database,
  written: Written,
  { accountId, place }: { readonly accountId: string; readonly place: number },
): PlaceHistory {
  const { scanId, cause, at } = written;
  const found = new Set<number>();

  const end = (): void => {
    if (found.size === 0) return;
    db.run(ADD_CREATED, [at, accountId, place, scanId, JSON.stringify([...found])]);
    found.clear();
  };

  return {
    add: (row, { kind, diff }) => {
      if (kind === 'created' && diff === null && cause === null) {
        found.add(row);
        return;
      }
      // An item that comes twice in one page: its changes are told in their order.
      if (found.has(row)) end();
      addChange(db, { ...written, accountId, place, resource: row, kind, diff });
    },
    isNew: (row) => {
      if (scanId === null) return false;
      if (found.has(row)) return true;
      const newest = db.get('SELECT kind, scan_id FROM changes WHERE resource = ? ORDER BY row_id DESC LIMIT 1', [row]);
      return newest?.['kind'] === 'created' && newest['scan_id'] === scanId;
    },
    end,
  };
}
