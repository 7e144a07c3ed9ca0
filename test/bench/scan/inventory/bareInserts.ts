/** How many documents a second SQLite takes with one key and nothing else: no inventory can be filled faster. */
import { rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import type { ObservedResource } from '../../../../server/src/core/inventory/resource.ts';
import { type Written, written } from './fill.ts';

const rowsAtOnce = 2_000;

/** The file is removed afterwards. */
export async function bareInserts(file: string, resources: readonly ObservedResource[]): Promise<Written> {
  const rows = resources.map(({ resourceId, attributes }) => [resourceId, JSON.stringify(attributes)] as const);
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA page_size = 16384');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec('CREATE TABLE bare (id TEXT PRIMARY KEY, document BLOB)');
    const insert = db.prepare('INSERT INTO bare VALUES (?, jsonb(?))');
    return await written(rows.length, async () => {
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        db.exec('BEGIN IMMEDIATE');
        for (const [id, document] of rows.slice(from, from + rowsAtOnce)) insert.run(id, document);
        db.exec('COMMIT');
      }
    });
  } finally {
    db.close();
    for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true });
  }
}
