/** Rows of resources that only a list told of so far. All functions here are called inside a transaction or a read. */
import type { ObservedResource, ResourceKey } from '../../core/inventory/resource.ts';
import type { Database } from './database.ts';
import { knownOf, nameOfPlace } from './known.ts';
import { addLive } from './places.ts';
import { BY_KEY, keyParameters, writeAll } from './resources.ts';
import { number } from './rows.ts';
import { noteStale } from './searchIndex.ts';

export function neverKnown<Key extends ResourceKey>(db: Database, keys: readonly Key[]): readonly Key[] {
  const known = knownOf(db, keys, { make: false });
  return keys.filter((key) => known.get(nameOfPlace(key))?.states.has(key.resourceId) !== true);
}

/** Leaves those alone that were written meanwhile. Returns how many are new. */
export function announceAll(
  db: Database,
  scanId: string,
  resources: readonly ObservedResource[],
  volatile: readonly string[],
  at: number,
): number {
  return writeAll(db, { scanId, cause: null, at }, neverKnown(db, resources), volatile).created;
}

/** Only what is still as this scan announced it, with its trace in the history. Returns how many there were. */
export function withdrawAll(db: Database, scanId: string, resources: readonly ObservedResource[]): number {
  let withdrawn = 0;
  for (const observed of resources) {
    const found = db.get(
      `SELECT row_id, place, deleted_at FROM resources WHERE ${BY_KEY} AND observed_at = ? AND EXISTS
        (SELECT 1 FROM json_each(not_read) AS part WHERE part.value ->> 'reason' = 'pending')`,
      [...keyParameters(observed), observed.observedAt],
    );
    if (found === undefined) continue;
    const row = number(found['row_id']);
    noteStale(db, 'row_id = ?', [row]);
    db.run('DELETE FROM resources WHERE row_id = ?', [row]);
    if (found['deleted_at'] === null) addLive(db, number(found['place']), -1);
    db.run(`DELETE FROM changes WHERE resource = ? AND scan_id = ? AND kind = 'created'`, [row, scanId]);
    withdrawn += 1;
  }
  return withdrawn;
}
