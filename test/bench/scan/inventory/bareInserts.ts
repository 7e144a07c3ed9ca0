/** How many of the same rows a second SQLite takes without any index, history or text to find: no inventory is filled faster. */
import { rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { merge } from '../../../../server/src/core/inventory/merge.ts';
import type { ObservedResource } from '../../../../server/src/core/inventory/resource.ts';
import { age, sumOf, type Written, written } from './fill.ts';

/**
 * `parts`: each is one transaction; as many as fill several times of what the disk takes without being waited for. The
 * file is removed afterwards. Hashes and JSON are there before: what is measured is SQLite.
 */
export async function bareInserts(file: string, parts: Iterable<readonly ObservedResource[]>): Promise<Written> {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA page_size = 16384');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec(`CREATE TABLE bare (account_id TEXT, region TEXT, type TEXT, resource_id TEXT, arn TEXT, id TEXT, name TEXT,
      time_created TEXT, observed_at INTEGER, full_hash TEXT, tags BLOB, attributes BLOB)`);
    const insert = db.prepare('INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb(?), jsonb(?))');
    const inserted: Written[] = [];
    for (const part of parts) {
      const rows = part.map(rowOf);
      age();
      inserted.push(
        await written(rows.length, async () => {
          db.exec('BEGIN IMMEDIATE');
          for (const row of rows) insert.run(...row);
          db.exec('COMMIT');
        }),
      );
    }
    return sumOf(inserted);
  } finally {
    db.close();
    for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true });
  }
}

function rowOf(observed: ObservedResource): readonly (string | number | null)[] {
  const merged = merge(null, observed, [], observed.observedAt);
  if (merged.kind !== 'created') throw new Error('A new resource was not taken for one');
  const { accountId, region, type, resourceId, arn, id, name, timeCreated, observedAt, fullHash } = merged.resource;
  const { tags, attributes } = merged.text;
  return [accountId, region, type, resourceId, arn, id, name, timeCreated, observedAt, fullHash, tags, attributes];
}
