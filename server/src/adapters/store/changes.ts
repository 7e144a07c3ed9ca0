/** Reads of what changed in the whole inventory. */

import type { ChangeCount, ChangeFilter, ChangePage, ListedChange } from '../../core/history/historyStore.ts';
import type { ChangeKind } from '../../core/inventory/change.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import { oneOf } from './conditions.ts';
import type { Database, Parameters, Row } from './database.ts';
import { CHANGE_COLUMNS, changeOf, number, text, textOrNull } from './rows.ts';

interface Condition {
  readonly sql: string;
  readonly parameters: Parameters;
}

const FIELDS = { accountId: 'p.account_id', region: 'p.region', type: 'p.type' } as const;

/** Newest first, each page found by the index, however many came before. */
export function readChanges(db: Database, filter: ChangeFilter, page: ChangePage): readonly ListedChange[] {
  const { after } = page;
  // The index is entered where the page before ended; the pair alone would not bound the search.
  const older = after === null ? filter : { ...filter, until: Math.min(filter.until, after.at + 1) };
  const { from, sql, parameters } = condition(older);
  return db
    .all(
      `SELECT ${CHANGE_COLUMNS}, r.name, r.id, r.tags ->> '$.Name' AS name_tag
        FROM ${from} CROSS JOIN resources r ON r.row_id = c.resource
        WHERE ${sql} ${after === null ? '' : 'AND (c.at, c.row_id) < (?, ?)'} ORDER BY c.at DESC, c.row_id DESC LIMIT ?`,
      [...parameters, ...(after === null ? [] : [after.at, after.id]), page.limit],
    )
    .map((row) => ({ ...changeOf(row), title: titleOf(row) }));
}

export function readChangeCounts(
  db: Database,
  field: keyof typeof FIELDS | null,
  filter: ChangeFilter,
): readonly ChangeCount[] {
  const { from, sql, parameters } = condition(filter);
  const column = field === null ? `''` : FIELDS[field];
  return db
    .all(
      `SELECT ${column} AS value, c.kind, COUNT(*) AS count FROM ${from}
        WHERE ${sql} GROUP BY 1, 2 ORDER BY 1, 2`,
      parameters,
    )
    .map((row) => ({
      value: text(row['value']),
      kind: text(row['kind']) as ChangeKind,
      count: number(row['count']),
    }));
}

function titleOf(row: Row): string {
  const nameTag = textOrNull(row['name_tag']);
  return resourceTitle({
    name: textOrNull(row['name']),
    id: textOrNull(row['id']),
    resourceId: text(row['resource_id']),
    tags: nameTag === null ? null : { Name: nameTag },
  });
}

/** One account has an index of its own; of several, the times are looked through. */
function condition(filter: ChangeFilter): Condition & { readonly from: string } {
  const alone = filter.accountIds?.length === 1;
  const conditions: readonly Condition[] = [
    ...oneOf(alone ? 'c.account_id' : 'p.account_id', filter.accountIds),
    { sql: 'c.at >= ? AND c.at < ?', parameters: [filter.since, filter.until] },
    ...(filter.sinceOf === undefined ? [] : [sinceOfAccount(filter.sinceOf)]),
    ...oneOf('p.region', filter.regions),
    ...oneOf('p.type', filter.types),
    ...oneOf('c.kind', filter.kinds),
  ];
  return {
    // Along the index, not from place to place: the order is that of time.
    from: `changes c INDEXED BY ${alone ? 'changes_by_account' : 'changes_by_time'}
      CROSS JOIN places p ON p.place = c.place`,
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

function sinceOfAccount(sinceOf: Readonly<Record<string, number>>): Condition {
  return {
    sql: `c.at >= COALESCE(json_extract(?, '$."' || p.account_id || '"'), 0)`,
    parameters: [JSON.stringify(sinceOf)],
  };
}
