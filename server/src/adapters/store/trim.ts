/** Forgets old history, a little at a time, so that nobody waits for it. */
import type { TrimLimits, TrimMark, TrimStep } from '../../core/history/historyStore.ts';
import type { Database } from './database.ts';
import { number, numberOrNull } from './rows.ts';
import { noteStale } from './searchIndex.ts';

/** Rows that one step removes at most, give or take those of one resource. */
const ROWS = 200;
/** Resources that one step counts the changes of, and changes that one step measures. */
const LOOKED_AT = 20_000;
/** Resources that are gone of which one step measures the documents: they lie scattered over the file. */
const GONE_AT_ONCE = 1_000;
/** What a change takes beside its difference, with its rows in the indexes, in bytes. */
const ROW_BYTES = 200;
/** What the document of a resource takes. */
const DOCUMENT_SIZE = 'LENGTH(attributes) + LENGTH(tags) + LENGTH(not_read) + LENGTH(search)';
/** Pages that one step gives back to the disk. */
const PAGES = 256;
/** Free pages that are kept for what comes next. */
const SPARE_PAGES = 1024;

const PHASES: readonly TrimMark['phase'][] = ['deleted', 'age', 'number', 'measure', 'gone', 'size', 'scans', 'room'];

/** One step. `next` null: there is nothing left to do. */
export function trimStep(db: Database, limits: TrimLimits, mark: TrimMark | null, now: number): TrimStep {
  const at = mark ?? begin('deleted');
  const step = at.phase === 'room' ? giveRoomBack(db) : db.tidy(() => work(db, limits, at));
  const next = step.next ?? nextPhase(at);
  if (next === null) db.tidy(() => noteTrimmed(db, now));
  return { removed: step.removed, next };
}

export function readTrimmedAt(db: Database): number | null {
  return numberOrNull(db.get(`SELECT value FROM meta WHERE key = 'history_trimmed_at'`, [])?.['value']);
}

function noteTrimmed(db: Database, now: number): void {
  db.run(
    `INSERT INTO meta (key, value) VALUES ('history_trimmed_at', ?)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [now],
  );
}

function begin(phase: TrimMark['phase'], size = 0): TrimMark {
  return { phase, at: 0, row: 0, size };
}

function nextPhase({ phase }: TrimMark): TrimMark | null {
  const next = PHASES[PHASES.indexOf(phase) + 1];
  return next === undefined ? null : begin(next);
}

function work(db: Database, limits: TrimLimits, mark: TrimMark): TrimStep {
  const { before, changesPerResource, bytes } = limits;
  switch (mark.phase) {
    case 'deleted':
      return before === null ? done : forgetDeleted(db, before, mark);
    case 'age':
      return before === null ? done : forgetOld(db, before, mark);
    case 'number':
      return changesPerResource === null ? done : forgetMany(db, changesPerResource, mark);
    case 'measure':
      return bytes === null ? done : measure(db, bytes, mark);
    case 'gone':
      return bytes === null ? done : measureGone(db, mark);
    case 'size':
      return bytes === null ? done : forgetLarge(db, bytes, mark);
    default:
      return before === null ? done : forgetScans(db, before, mark);
  }
}

/** This phase has nothing left to do. */
const done: TrimStep = { removed: 0, next: null };

/** Resources that are gone for so long, with all their changes. */
function forgetDeleted(db: Database, before: number, mark: TrimMark): TrimStep {
  let removed = 0;
  while (removed < ROWS) {
    const gone = db.get(
      'SELECT row_id FROM resources WHERE deleted_at IS NOT NULL AND deleted_at < ? ORDER BY deleted_at LIMIT 1',
      [before],
    );
    if (gone === undefined) return { removed, next: null };
    const row = number(gone['row_id']);
    const oldest = 'SELECT row_id FROM changes WHERE resource = ? ORDER BY row_id LIMIT ?';
    const { changes } = db.run(`DELETE FROM changes WHERE row_id IN (${oldest})`, [row, ROWS]);
    removed += changes;
    if (changes < ROWS) removed += forgetWhole(db, row);
  }
  return { removed, next: mark };
}

/** Changes that are older than anybody asked to keep. */
function forgetOld(db: Database, before: number, mark: TrimMark): TrimStep {
  const old = db.all('SELECT resource, row_id FROM changes WHERE at < ? ORDER BY at, row_id LIMIT ?', [before, ROWS]);
  if (old.length === 0) return done;
  let removed = 0;
  for (const [resource, row] of newestOf(old.map((row) => [number(row['resource']), number(row['row_id'])]))) {
    noteForgotten(db, resource, row);
    removed += db.run('DELETE FROM changes WHERE resource = ? AND row_id <= ?', [resource, row]).changes;
  }
  return { removed, next: mark };
}

/** Of resources that change all the time. */
function forgetMany(db: Database, most: number, mark: TrimMark): TrimStep {
  const last = number(db.get('SELECT MAX(row_id) AS last FROM resources', [])?.['last']);
  if (mark.row >= last) return done;
  const to = mark.row + LOOKED_AT;
  const [many] = db.all(
    `SELECT resource FROM changes WHERE resource > ? AND resource <= ? GROUP BY resource HAVING COUNT(*) > ? LIMIT 1`,
    [mark.row, to, most],
  );
  if (many === undefined) return { removed: 0, next: { ...mark, row: to } };
  const resource = number(many['resource']);
  const tooOld = db.get('SELECT row_id FROM changes WHERE resource = ? ORDER BY row_id DESC LIMIT 1 OFFSET ?', [
    resource,
    most,
  ]);
  const upTo = number(tooOld?.['row_id']);
  const inThisStep = db.get(
    `SELECT row_id FROM changes WHERE resource = ? AND row_id <= ? AND kind NOT IN ('created', 'deleted')
      ORDER BY row_id LIMIT 1 OFFSET ?`,
    [resource, upTo, ROWS - 1],
  );
  const removed = cut(db, resource, inThisStep === undefined ? upTo : number(inThisStep['row_id']));
  return { removed, next: inThisStep === undefined ? { ...mark, row: resource } : mark };
}

/** Whether all changes together are larger than they may be: there is no need to look where the file is not. */
function measure(db: Database, bytes: number, mark: TrimMark): TrimStep {
  const pages = number(db.get('PRAGMA page_count', [])?.['page_count']);
  if (pages * number(db.get('PRAGMA page_size', [])?.['page_size']) <= bytes)
    return { removed: 0, next: begin('scans') };
  const some = db.get(
    `SELECT COUNT(*) AS count, MAX(row_id) AS last, SUM(LENGTH(diff)) AS size
      FROM (SELECT row_id, diff FROM changes WHERE row_id > ? ORDER BY row_id LIMIT ?)`,
    [mark.row, LOOKED_AT],
  );
  const count = number(some?.['count']);
  const size = mark.size + number(some?.['size']) + count * ROW_BYTES;
  if (count === LOOKED_AT) return { removed: 0, next: { ...mark, row: number(some?.['last']), size } };
  return { removed: 0, next: begin('gone', size) };
}

/** What resources were that are gone counts too: where much comes and goes, it is most of the history. */
function measureGone(db: Database, mark: TrimMark): TrimStep {
  const gone = db.all(
    `SELECT deleted_at, row_id, ${DOCUMENT_SIZE} AS size FROM resources
      WHERE deleted_at IS NOT NULL AND (deleted_at, row_id) > (?, ?) ORDER BY deleted_at, row_id LIMIT ?`,
    [mark.at, mark.row, GONE_AT_ONCE],
  );
  const size = gone.reduce((sum, row) => sum + number(row['size']), mark.size);
  const last = gone.at(-1);
  if (last === undefined) return { removed: 0, next: begin('size', size) };
  return { removed: 0, next: { ...mark, at: number(last['deleted_at']), row: number(last['row_id']), size } };
}

/** The oldest, as long as there is more than there may be. */
function forgetLarge(db: Database, bytes: number, mark: TrimMark): TrimStep {
  let { size } = mark;
  let last = mark;
  let removed = 0;
  const oldest = db.all(
    `SELECT resource, row_id, at, kind, LENGTH(diff) AS size FROM changes
      WHERE (at, row_id) > (?, ?) ORDER BY at, row_id LIMIT ?`,
    [mark.at, mark.row, ROWS],
  );
  const cuts: [resource: number, row: number][] = [];
  for (const row of oldest) {
    if (size <= bytes) break;
    const gone = row['kind'] === 'deleted' ? goneSince(db, number(row['resource']), number(row['row_id'])) : null;
    if (gone !== null) {
      removed += forgetWhole(db, number(row['resource']));
      size -= gone;
      last = { ...mark, at: number(row['at']), row: number(row['row_id']) };
      continue;
    }
    const stays = row['kind'] === 'created' || row['kind'] === 'deleted';
    size -= number(row['size']) + (stays ? 0 : ROW_BYTES);
    last = { ...mark, at: number(row['at']), row: number(row['row_id']) };
    cuts.push([number(row['resource']), number(row['row_id'])]);
  }
  for (const [resource, row] of newestOf(cuts)) removed += cut(db, resource, row);
  return { removed, next: last === mark ? null : { ...last, size } };
}

/**
 * What forgetting a resource sets free that is gone since this change, in bytes, beside its other changes; null: it came
 * again.
 */
function goneSince(db: Database, resource: number, row: number): number | null {
  const gone = db.get(
    `SELECT ${DOCUMENT_SIZE} AS size, (SELECT COUNT(*) FROM changes WHERE resource = ?1 AND kind IN ('created', 'deleted')) AS changes
      FROM resources
      WHERE row_id = ?1 AND deleted_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM changes WHERE resource = ?1 AND row_id > ?2)`,
    [resource, row],
  );
  return gone === undefined ? null : number(gone['size']) + number(gone['changes']) * ROW_BYTES;
}

/** A resource that is gone, with what is left of its changes. */
function forgetWhole(db: Database, resource: number): number {
  const { changes } = db.run('DELETE FROM changes WHERE resource = ?', [resource]);
  noteStale(db, 'row_id = ?', [resource]);
  return changes + db.run('DELETE FROM resources WHERE row_id = ?', [resource]).changes;
}

/** Scans that a newer whole one of the same account came after. */
function forgetScans(db: Database, before: number, mark: TrimMark): TrimStep {
  const { changes } = db.run(
    `DELETE FROM scans WHERE id IN (
      SELECT id FROM scans s WHERE started_at < ? AND status <> 'running' AND EXISTS (
        SELECT 1 FROM scans n WHERE n.account_id = s.account_id AND n.started_at > s.started_at
          AND n.whole = 1 AND n.status = 'done'
      ) LIMIT ?)`,
    [before, ROWS],
  );
  return { removed: changes, next: changes < ROWS ? null : mark };
}

/** Forgets what a resource was up to a change. That it was created and deleted, and when and by whom, stays. */
function cut(db: Database, resource: number, row: number): number {
  noteForgotten(db, resource, row);
  const upTo = [resource, row];
  db.run(
    `UPDATE changes SET diff = NULL
      WHERE resource = ? AND row_id <= ? AND kind IN ('created', 'deleted') AND diff IS NOT NULL`,
    upTo,
  );
  return db.run(`DELETE FROM changes WHERE resource = ? AND row_id <= ? AND kind NOT IN ('created', 'deleted')`, upTo)
    .changes;
}

function noteForgotten(db: Database, resource: number, row: number): void {
  db.run(
    `UPDATE resources SET forgotten_row = ?, forgotten_at = (SELECT at FROM changes WHERE row_id = ?)
      WHERE row_id = ? AND COALESCE(forgotten_row, 0) < ?`,
    [row, row, resource, row],
  );
}

/** The newest of these rows for each resource. */
function newestOf(rows: readonly (readonly [resource: number, row: number])[]): ReadonlyMap<number, number> {
  const newest = new Map<number, number>();
  for (const [resource, row] of rows) newest.set(resource, Math.max(row, newest.get(resource) ?? 0));
  return newest;
}

/** Makes the file smaller where much of it is free, and puts what the log holds into it. */
function giveRoomBack(db: Database): TrimStep {
  return db.plain(() => {
    const pages = number(db.get('PRAGMA page_count', [])?.['page_count']);
    const free = number(db.get('PRAGMA freelist_count', [])?.['freelist_count']);
    const spare = Math.max(SPARE_PAGES, pages / 10);
    if (free > spare) {
      db.all(`PRAGMA incremental_vacuum(${PAGES})`, []);
      const left = number(db.get('PRAGMA freelist_count', [])?.['freelist_count']);
      // A file that was made without auto_vacuum does not shrink.
      if (left < free) return { removed: 0, next: begin('room') };
    }
    db.all('PRAGMA wal_checkpoint(PASSIVE)', []);
    return done;
  });
}
