/** Reading all resources of a filter, however many there are. */
import type { StoredResource } from '../../core/inventory/resource.ts';
import type { ResourceFilter } from '../../core/ports.ts';
import { allOf, holdsWords, wordsOf } from './conditions.ts';
import type { Database } from './database.ts';
import { IN_ORDER, inScopeInOrder, readAccountIds } from './queries.ts';
import { number, RESOURCE_COLUMNS, RESOURCES, resourceOf } from './rows.ts';

const CHUNK = 500;

/**
 * In the order of lists, some at a time. Whoever is there throughout comes exactly once, as it is when its turn comes:
 * which they are is decided at the beginning of their account, and no more than the numbers of their rows is kept.
 */
export async function* readEach(db: Database, filter: ResourceFilter): AsyncGenerator<readonly StoredResource[]> {
  const accountIds = [...(filter.accountIds ?? db.plain(() => readAccountIds(db)))].sort(byText);
  for (const accountId of new Set(accountIds)) {
    const rows = db.plain(() => rowsOf(db, { ...filter, accountIds: [accountId] }));
    for (let at = 0; at < rows.length; at += CHUNK) {
      const resources = db.plain(() => resourcesOf(db, rows.slice(at, at + CHUNK)));
      if (resources.length > 0) yield resources;
    }
  }
}

function rowsOf(db: Database, filter: ResourceFilter): readonly number[] {
  const { sql, parameters } = allOf(inScopeInOrder(filter), holdsWords('search', wordsOf(filter.text)));
  return db
    .all(`SELECT row_id FROM ${IN_ORDER.from} WHERE ${sql} ORDER BY ${IN_ORDER.by}`, parameters)
    .map((row) => number(row['row_id']));
}

function resourcesOf(db: Database, rows: readonly number[]): readonly StoredResource[] {
  const found = db.all(
    `SELECT row_id, ${RESOURCE_COLUMNS} FROM ${RESOURCES}
      WHERE row_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
    [JSON.stringify(rows)],
  );
  const byRow = new Map(found.map((row) => [number(row['row_id']), row]));
  return rows.flatMap((row) => {
    const known = byRow.get(row);
    return known === undefined ? [] : [resourceOf(known)];
  });
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
