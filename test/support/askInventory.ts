import { openQuery, openReadOnly } from '../../server/src/adapters/query/child/connection.ts';
import { toValue } from '../../server/src/adapters/query/child/value.ts';
import type { ReadRequest } from '../../server/src/adapters/query/messages.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import type { QueryAccount } from '../../server/src/core/ports.ts';
import type { SqlValue } from '../../server/src/core/query/queries.ts';
import { inventoryViews } from '../../server/src/core/query/views.ts';

/** What the reading process makes of a query, in this process. */
export async function askInventory(
  file: string,
  sql: string,
  accounts: readonly QueryAccount[] = [],
): Promise<readonly Readonly<Record<string, SqlValue>>[]> {
  const request = readRequest(file, sql, accounts);
  const db = await openReadOnly(request);
  try {
    const { names, rows } = openQuery(db, request);
    return [...rows].map((row) => Object.fromEntries(names.map((name) => [name, toValue(row[name])])));
  } finally {
    db.close();
  }
}

export function readRequest(file: string, sql: string, accounts: readonly QueryAccount[] = []): ReadRequest {
  const views = inventoryViews(catalog);
  const schema = 'inventory_of_the_test';
  return {
    file,
    schema,
    accounts,
    setUp: views.map((view) => view.sql(`"${schema}"`)),
    viewNames: views.map(({ name }) => name),
    sql,
    timeLimitMs: 10_000,
    rowLimit: null,
    byteLimit: null,
  };
}
