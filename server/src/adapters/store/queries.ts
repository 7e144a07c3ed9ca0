/** Reads of resources that are not deleted. */
import type { Change, ResourceKey, StoredResource } from '../../core/inventory/resource.ts';
import type { CountRow, Page, ResourceFilter } from '../../core/ports.ts';
import type { Database } from './database.ts';
import { keyParameters } from './resources.ts';
import { changeOf, number, RESOURCE_COLUMNS, resourceOf, text } from './rows.ts';

interface Condition {
  readonly sql: string;
  readonly parameters: readonly string[];
}

const FIELDS = { accountId: 'account_id', region: 'region', type: 'type' } as const;

export function readList(db: Database, filter: ResourceFilter, page: Page): readonly StoredResource[] {
  const { sql, parameters } = condition(filter);
  return db
    .all(
      `SELECT ${RESOURCE_COLUMNS} FROM resources WHERE ${sql}
        ORDER BY account_id, region, type, title, resource_id LIMIT ? OFFSET ?`,
      [...parameters, page.limit, page.offset],
    )
    .map(resourceOf);
}

/** By leaps along the index: as fast for a million resources as for one account. */
export function readAccountIds(db: Database): readonly string[] {
  const next = 'SELECT MIN(account_id) FROM resources WHERE deleted_at IS NULL';
  return db
    .all(
      `WITH RECURSIVE known (id) AS (
        ${next} UNION ALL SELECT (${next} AND account_id > known.id) FROM known WHERE known.id IS NOT NULL
      ) SELECT id FROM known WHERE id IS NOT NULL`,
      [],
    )
    .map((row) => text(row['id']));
}

export function readCount(db: Database, filter: ResourceFilter): number {
  const { sql, parameters } = condition(filter);
  return number(db.get(`SELECT COUNT(*) AS count FROM resources WHERE ${sql}`, parameters)?.['count']);
}

export function readCountBy(
  db: Database,
  field: 'accountId' | 'region' | 'type',
  filter: ResourceFilter,
): readonly CountRow[] {
  const { sql, parameters } = condition(filter);
  const column = FIELDS[field];
  return db
    .all(
      `SELECT ${column} AS value, COUNT(*) AS count FROM resources WHERE ${sql} GROUP BY ${column} ORDER BY ${column}`,
      parameters,
    )
    .map((row) => ({ value: text(row['value']), count: number(row['count']) }));
}

export function readByResourceId(db: Database, resourceId: string): readonly StoredResource[] {
  return db
    .all(
      `SELECT ${RESOURCE_COLUMNS} FROM resources WHERE (resource_id = ? OR arn = ?) AND deleted_at IS NULL
        ORDER BY account_id, region, type, resource_id`,
      [resourceId, resourceId],
    )
    .map(resourceOf);
}

/** Newest first. */
export function readChanges(db: Database, key: ResourceKey): readonly Change[] {
  return db
    .all(
      `SELECT account_id, region, type, resource_id, at, kind, scan_id, json(diff) AS diff FROM changes
        WHERE account_id = ? AND type = ? AND region = ? AND resource_id = ? ORDER BY row_id DESC`,
      keyParameters(key),
    )
    .map(changeOf);
}

function condition(filter: ResourceFilter): Condition {
  const conditions: readonly Condition[] = [
    { sql: 'deleted_at IS NULL', parameters: [] },
    ...oneOf('account_id', filter.accountIds),
    ...oneOf('region', filter.regions),
    ...oneOf('type', filter.types),
    ...words(filter.text ?? ''),
  ];
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

function oneOf(column: string, values: readonly string[] | undefined): readonly Condition[] {
  if (values === undefined) return [];
  const [only] = values;
  if (values.length === 1 && only !== undefined) return [{ sql: `${column} = ?`, parameters: [only] }];
  return [{ sql: `${column} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(values)] }];
}

function words(filterText: string): readonly Condition[] {
  return filterText
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => ({
      sql: `search LIKE ? ESCAPE '\\'`,
      parameters: [`%${word.replace(/[\\%_]/gu, String.raw`\$&`)}%`],
    }));
}
