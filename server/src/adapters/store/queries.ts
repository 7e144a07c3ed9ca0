/** Reads of resources, as a rule of those that are not deleted. */
import type { StoredResource } from '../../core/inventory/resource.ts';
import type { CountRow, Page, ResourceFilter } from '../../core/ports.ts';
import { allOf, type Condition, inPlaces, oneOf, wordsOf } from './conditions.ts';
import type { Database } from './database.ts';
import { number, RESOURCE_COLUMNS, RESOURCES, resourceOf, text } from './rows.ts';
import type { MatchCount, TextMatches } from './textMatches.ts';

/** Resources that are not deleted, along their index: to skip those before a page, it need not look at them. */
export const IN_ORDER = {
  from: 'places INDEXED BY places_key CROSS JOIN resources INDEXED BY resources_by_place USING (place)',
  by: 'account_id, region, type, title, resource_id',
};

/**
 * Like inScope, for IN_ORDER. Where what comes before it is left open, a condition must not look to SQLite like one that
 * decides on the order (that is what the sign does): it would sort whole documents to come to the same order.
 */
export function inScopeInOrder(filter: ResourceFilter): Condition {
  const ofAccount = filter.accountIds?.length === 1;
  const ofRegion = ofAccount && filter.regions?.length === 1;
  return allOf(
    { sql: 'deleted_at IS NULL', parameters: [] },
    ...oneOf(ofAccount ? 'account_id' : '+account_id', filter.accountIds),
    ...oneOf(ofRegion ? 'region' : '+region', filter.regions),
    ...oneOf(ofRegion && filter.types?.length === 1 ? 'type' : '+type', filter.types),
  );
}

const FIELDS = { accountId: 'account_id', region: 'region', type: 'type' } as const;

export function readList(
  db: Database,
  matches: TextMatches,
  filter: ResourceFilter,
  page: Page,
): readonly StoredResource[] {
  const words = wordsOf(filter.text);
  if (words.length > 0) return matches.list(words, filter, page);
  const { sql, parameters } = inScopeInOrder(filter);
  return db
    .all(`SELECT ${RESOURCE_COLUMNS} FROM ${IN_ORDER.from} WHERE ${sql} ORDER BY ${IN_ORDER.by} LIMIT ? OFFSET ?`, [
      ...parameters,
      page.limit,
      page.offset,
    ])
    .map(resourceOf);
}

/** By leaps along the index: as fast for a million resources as for one account. */
export function readAccountIds(db: Database): readonly string[] {
  const next = 'SELECT MIN(account_id) FROM places';
  return db
    .all(
      `WITH RECURSIVE known (id) AS (
        ${next} UNION ALL SELECT (${next} WHERE account_id > known.id) FROM known WHERE known.id IS NOT NULL
      ) SELECT id FROM known WHERE EXISTS (SELECT 1 FROM places
        WHERE account_id = known.id AND live > 0)`,
      [],
    )
    .map((row) => text(row['id']));
}

export function readCount(db: Database, matches: TextMatches, filter: ResourceFilter): number {
  const words = wordsOf(filter.text);
  if (words.length > 0) return matches.counts(words, filter).reduce((sum, { count }) => sum + count, 0);
  const { sql, parameters } = inPlaces(filter);
  return number(db.get(`SELECT SUM(live) AS count FROM places WHERE ${sql}`, parameters)?.['count']);
}

export function readCountBy(
  db: Database,
  matches: TextMatches,
  field: 'accountId' | 'region' | 'type',
  filter: ResourceFilter,
): readonly CountRow[] {
  const words = wordsOf(filter.text);
  if (words.length > 0) return summedBy(field, matches.counts(words, filter));
  const { sql, parameters } = inPlaces(filter);
  const column = FIELDS[field];
  return db
    .all(
      `SELECT ${column} AS value, SUM(live) AS count FROM places WHERE ${sql}
        GROUP BY ${column} HAVING count > 0 ORDER BY ${column}`,
      parameters,
    )
    .map((row) => ({ value: text(row['value']), count: number(row['count']) }));
}

function summedBy(field: keyof typeof FIELDS, counts: readonly MatchCount[]): readonly CountRow[] {
  const sums = new Map<string, number>();
  for (const row of counts) sums.set(row[field], (sums.get(row[field]) ?? 0) + row.count);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, count]) => ({ value, count }));
}

export function readByResourceId(
  db: Database,
  resourceId: string,
  options: { readonly deleted: boolean },
): readonly StoredResource[] {
  return db
    .all(
      `SELECT ${RESOURCE_COLUMNS} FROM ${RESOURCES}
        WHERE (resource_id = ? OR (arn = ? AND arn <> resource_id)) ${options.deleted ? '' : 'AND deleted_at IS NULL'}
        ORDER BY account_id, region, type, resource_id`,
      [resourceId, resourceId],
    )
    .map(resourceOf);
}
