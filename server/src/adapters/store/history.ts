/** Reads of the history of single resources. */

import type { PastResource, VersionAt } from '../../core/history/historyStore.ts';
import { type Past, stateBefore } from '../../core/history/rewind.ts';
import { oldestVersion, type VersionRef } from '../../core/history/version.ts';
import type { Change } from '../../core/inventory/change.ts';
import { documentOf, durable } from '../../core/inventory/hash.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { Database } from './database.ts';
import { BY_KEY, findStored, keyParameters, type ResourceRow } from './resources.ts';
import { CHANGE_COLUMNS, changeOf, number } from './rows.ts';

/** So many changes are in memory at once, whatever their size. */
const STEP = 100;

const NEWER = `SELECT ${CHANGE_COLUMNS} FROM changes c JOIN resources r ON r.row_id = c.resource JOIN places p ON p.place = c.place
  WHERE c.resource = ? AND c.row_id < ? AND c.row_id > ? ORDER BY c.row_id DESC LIMIT ?`;

const NEWEST = Number.MAX_SAFE_INTEGER;

/** Newest first; `before`: only changes older than this one. */
export function readHistory(
  db: Database,
  key: ResourceKey,
  page: { readonly before: number | null; readonly limit: number },
): readonly Change[] {
  const row = rowOf(db, key);
  if (row === null) return [];
  return db.all(NEWER, [row, page.before ?? NEWEST, 0, page.limit]).map(changeOf);
}

export function countHistory(db: Database, key: ResourceKey): number {
  const row = rowOf(db, key);
  return row === null
    ? 0
    : number(db.get('SELECT COUNT(*) AS count FROM changes WHERE resource = ?', [row])?.['count']);
}

/** Which version was there at a time. Null: the inventory never had the resource. */
export function readVersionAt(db: Database, key: ResourceKey, at: number): VersionAt | null {
  const known = findStored(db, key);
  if (known === null) return null;
  const { rowId, forgotten } = known;
  const last = db.get('SELECT row_id, at FROM changes WHERE resource = ? AND at <= ? ORDER BY row_id DESC LIMIT 1', [
    rowId,
    at,
  ]);
  const change = last === undefined ? null : { id: number(last['row_id']), at: number(last['at']) };
  if (change !== null && change.id > (forgotten?.change ?? 0)) {
    return { version: { change: change.id, side: 'after' }, at: change.at };
  }
  if (forgotten === null || forgotten.at <= at) return { version: oldestVersion, at: forgotten?.at ?? null };
  // Of that time only when the resource came and went may be known.
  if (change !== null) return { version: { change: change.id, side: 'after' }, at: change.at };
  const oldest = db.get('SELECT row_id FROM changes WHERE resource = ? ORDER BY row_id LIMIT 1', [rowId]);
  const before = Math.min(number(oldest?.['row_id'] ?? forgotten.change), forgotten.change);
  return { version: { change: before, side: 'before' }, at: null };
}

/** Null: the inventory never had the resource. What is at the `volatile` paths is in no version. */
export function readPast(
  db: Database,
  key: ResourceKey,
  version: VersionRef,
  volatile: readonly string[],
): PastResource | null {
  const known = findStored(db, key);
  if (known === null) return null;
  const past = pastOf(db, known, version, volatile);
  const { resource } = known;
  if (past === 'forgotten' || (past.exists && past.document === null)) {
    return { resource, state: 'forgotten', document: null };
  }
  if (!past.exists || past.document === null) return { resource, state: 'absent', document: null };
  // A path may have become volatile after a change of it was kept.
  return { resource, state: 'exists', document: durable(past.document, volatile) };
}

function pastOf(
  db: Database,
  { rowId, resource, forgotten }: ResourceRow,
  version: VersionRef,
  volatile: readonly string[],
): Past | 'forgotten' {
  const kept = forgotten?.change ?? 0;
  const change = version.change === null ? null : findChange(db, rowId, version.change);
  if (version.change !== null && change === null) return 'forgotten';
  if (change !== null && change.id <= kept) {
    const absent = (change.kind === 'created') === (version.side === 'before');
    return absent ? { exists: false, document: null } : 'forgotten';
  }
  const now: Past = { exists: resource.deletedAt === null, document: durable(documentOf(resource), volatile) };
  const after = newerThan(db, rowId, change?.id ?? kept, now);
  return change !== null && version.side === 'before' ? stateBefore(after, change) : after;
}

/** The state after a change: all that came later is undone. */
function newerThan(db: Database, row: number, change: number, now: Past): Past {
  let state = now;
  let before = NEWEST;
  for (;;) {
    const page = db.all(NEWER, [row, before, change, STEP]).map(changeOf);
    for (const newer of page) state = stateBefore(state, newer);
    const last = page.at(-1);
    if (page.length < STEP || last === undefined) return state;
    before = last.id;
  }
}

function findChange(db: Database, row: number, id: number): Change | null {
  const [change] = db.all(NEWER, [row, id + 1, id - 1, 1]).map(changeOf);
  return change ?? null;
}

function rowOf(db: Database, key: ResourceKey): number | null {
  const row = db.get(`SELECT row_id FROM resources WHERE ${BY_KEY}`, keyParameters(key));
  return row === undefined ? null : number(row['row_id']);
}
