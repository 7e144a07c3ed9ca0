/**
 * Keeps what text filters look at: the texts of the resources, in a table of their own, and their trigrams, where the
 * runtime has FTS5 (Node does from 22.16). Both are derived and may lag behind: writers only note what changed
 * (search_stale), and what the index does not have as it is, is read from the resources (textMatches.ts).
 */
import type { Database, Parameters } from './database.ts';
import { ROWS_OF_ACCOUNT } from './places.ts';
import { number } from './rows.ts';

/** A number in the meta table. */
export const UPTO = `(SELECT value FROM meta WHERE key = 'search_upto')`;
export const GRAMS_UPTO = `(SELECT value FROM meta WHERE key = 'grams_upto')`;

/** Trigrams of texts that are gone stay; when there are more of them than this, and than others, all are made anew. */
const MUCH_GARBAGE = 100_000;

/**
 * Brings the index nearer to the inventory by at most about `limit` resources, in one transaction. True: there is more
 * to do.
 */
export function indexSome(db: Database, limit: number): boolean {
  // Looking first: what has nothing to do must not wait for those who write.
  if (!isBehind(db)) return false;
  return db.tidy(() => {
    const stale = copyStale(db, limit);
    const copied = stale + copyNew(db, limit - stale);
    if (db.trigrams && copied < limit) splitTexts(db, limit - copied);
    return isBehind(db);
  });
}

/**
 * Part of every write that changes what is searched of resources, or marks them as deleted: notes those that meet the
 * condition. No trigger does it: SQLite then keeps a journal for each statement, and inserting takes twice as long.
 */
export function noteStale(db: Database, where: string, parameters: Parameters): void {
  db.run(
    `INSERT OR IGNORE INTO search_stale SELECT row_id FROM resources WHERE ${where} AND row_id <= ${UPTO}`,
    parameters,
  );
}

/** Part of forgetting an account, before its resources go: none of its names and tags may stay. */
export function unindexAccount(db: Database, accountId: string): void {
  const gone = db.run(`DELETE FROM search_texts WHERE row_id IN (${ROWS_OF_ACCOUNT})`, [accountId]);
  addTo(db, 'grams_garbage', gone.changes);
}

/** Whether the trigrams can be asked. */
export function hasTrigrams(db: Database): boolean {
  return db.trigrams && db.get(`SELECT 1 FROM sqlite_schema WHERE name = 'search_grams'`, []) !== undefined;
}

function isBehind(db: Database): boolean {
  const behind = [
    'EXISTS (SELECT 1 FROM search_stale)',
    `EXISTS (SELECT 1 FROM resources WHERE row_id > ${UPTO})`,
    ...(db.trigrams
      ? ['EXISTS (SELECT 1 FROM search_ungrammed)', `EXISTS (SELECT 1 FROM search_texts WHERE row_id > ${GRAMS_UPTO})`]
      : []),
  ];
  return number(db.get(`SELECT ${behind.join(' OR ')} AS behind`, [])?.['behind']) === 1;
}

/** Returns how many resources it has done, as its neighbours do. */
function copyStale(db: Database, limit: number): number {
  const some = 'SELECT row_id FROM search_stale ORDER BY row_id LIMIT ?';
  const gone = db.run(`DELETE FROM search_texts WHERE row_id IN (${some})`, [limit]);
  addTo(db, 'grams_garbage', gone.changes);
  copy(db, `row_id IN (${some})`, [limit]);
  db.run(
    `INSERT OR IGNORE INTO search_ungrammed
      SELECT row_id FROM search_texts WHERE row_id IN (${some}) AND row_id <= ${GRAMS_UPTO}`,
    [limit],
  );
  const done = db.run(`DELETE FROM search_stale WHERE row_id IN (${some})`, [limit]);
  if (done.changes > 0) forgetFreeNumbers(db);
  return done.changes;
}

/** Numbers above the last row's may come again: as those of new rows. */
function forgetFreeNumbers(db: Database): void {
  const last = number(db.get('SELECT MAX(row_id) AS last FROM resources', [])?.['last']);
  db.run(`UPDATE meta SET value = MIN(value, ?) WHERE key IN ('search_upto', 'grams_upto')`, [last]);
  db.run('DELETE FROM search_stale WHERE row_id > ?', [last]);
}

function copyNew(db: Database, limit: number): number {
  const from = readMeta(db, 'search_upto');
  const next = db.get(
    `SELECT MAX(row_id) AS last, COUNT(*) AS count FROM (
      SELECT row_id FROM resources WHERE row_id > ? ORDER BY row_id LIMIT ?)`,
    [from, limit],
  );
  const upto = number(next?.['last']);
  if (upto <= from) return 0;
  copy(db, 'row_id > ? AND row_id <= ?', [from, upto]);
  writeMeta(db, 'search_upto', upto);
  return number(next?.['count']);
}

function copy(db: Database, rows: string, parameters: readonly number[]): void {
  db.run(
    `INSERT INTO search_texts SELECT row_id, place, search FROM resources WHERE ${rows} AND deleted_at IS NULL`,
    parameters,
  );
}

/**
 * Adds to the trigrams and takes nothing away: of what they find, the texts tell whether it is so. They hold no texts, so
 * nothing can be read from them.
 */
function splitTexts(db: Database, limit: number): void {
  // The texts are lower case already.
  db.run(
    `CREATE VIRTUAL TABLE IF NOT EXISTS search_grams USING fts5(
      text, content = '', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0)`,
    [],
  );
  dropGarbage(db);
  const split = 'INSERT INTO search_grams (rowid, text) SELECT row_id, text FROM search_texts WHERE';
  const some = 'SELECT row_id FROM search_ungrammed ORDER BY row_id LIMIT ?';
  db.run(`${split} row_id IN (${some})`, [limit]);
  db.run(`DELETE FROM search_ungrammed WHERE row_id IN (${some})`, [limit]);

  const from = readMeta(db, 'grams_upto');
  const next = db.get(
    'SELECT MAX(row_id) AS last FROM (SELECT row_id FROM search_texts WHERE row_id > ? ORDER BY row_id LIMIT ?)',
    [from, limit],
  );
  const upto = number(next?.['last']);
  if (upto <= from) return;
  db.run(`${split} row_id > ? AND row_id <= ?`, [from, upto]);
  writeMeta(db, 'grams_upto', upto);
}

function dropGarbage(db: Database): void {
  const garbage = readMeta(db, 'grams_garbage');
  if (garbage <= MUCH_GARBAGE) return;
  if (garbage <= number(db.get('SELECT COUNT(*) AS count FROM search_texts', [])?.['count'])) return;
  db.run(`INSERT INTO search_grams (search_grams) VALUES ('delete-all')`, []);
  db.run('DELETE FROM search_ungrammed', []);
  writeMeta(db, 'grams_upto', 0);
  writeMeta(db, 'grams_garbage', 0);
}

function readMeta(db: Database, key: string): number {
  return number(db.get('SELECT value FROM meta WHERE key = ?', [key])?.['value']);
}

function writeMeta(db: Database, key: string, value: number): void {
  db.run('UPDATE meta SET value = ? WHERE key = ?', [value, key]);
}

function addTo(db: Database, key: string, value: number): void {
  if (value > 0) db.run('UPDATE meta SET value = value + ? WHERE key = ?', [value, key]);
}
