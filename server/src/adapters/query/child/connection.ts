/**
 * A connection that can read the public views and nothing else. Each of these is enough to keep a query from writing:
 * - the process has opened the file for reading only, and may load no extension;
 * - the query is the body of a view: SQLite's grammar allows a SELECT there and nothing else;
 * - the connection is set to read only once its views are made.
 * What the views do not show, it cannot read: the inventory has a random name that no query can know, and views that lead
 * nowhere stand before those tables that would be found without it. Where the runtime lets us (Node 24.10), SQLite
 * also asks for each column that is read.
 */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type DocumentedResource, documentFields } from '../../../core/inventory/document.ts';
import { queryFunctions } from '../../../core/query/functions.ts';
import { accountsTable, documentFunction } from '../../../core/query/view.ts';
import { text, textOrNull, typeName } from '../../store/rows.ts';
import { loadSqlite } from '../../store/sqlite.ts';
import type { ReadRequest } from '../messages.ts';
import { toValue } from './value.ts';

/** What views that stand before hidden tables read from: readError.ts takes it out of SQLite's message again. */
export const hiddenBehind = 'no view: ';

export interface Reading {
  readonly names: readonly string[];
  readonly rows: Iterable<Readonly<Record<string, SQLOutputValue>>>;
}

/** The connection, with its views. @throws SQLite's error where the inventory cannot be read */
export async function openReadOnly(request: ReadRequest): Promise<DatabaseSync> {
  const Sqlite = await loadSqlite();
  const db = new Sqlite(':memory:', { readOnly: true, allowExtension: false });
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF');
  defineFunctions(db);
  db.prepare(`ATTACH ? AS "${request.schema}"`).run(request.file);
  makeAccounts(db, request);
  for (const statement of request.setUp) db.exec(statement);
  hideTables(db, request);
  return db;
}

/** @throws SQLite's error where the query is not one SELECT, or asks for what there is not */
export function openQuery(db: DatabaseSync, request: ReadRequest): Reading {
  createQueryView(db, request.sql);
  const names = db
    .prepare(`SELECT name FROM pragma_table_info('query', 'temp')`)
    .all()
    .map((row) => String(row['name']));
  db.exec('PRAGMA query_only = ON');
  restrict(db, request);
  const statement = db.prepare('SELECT * FROM temp."query"');
  statement.setReadBigInts(true);
  return { names, rows: statement.iterate() };
}

/** On a line of its own, so that it may begin with a comment. @throws SQLite's error where it is not one SELECT */
export function createQueryView(db: DatabaseSync, sql: string): void {
  db.prepare(`CREATE TEMP VIEW "query" AS\n${sql}`).run();
}

function defineFunctions(db: DatabaseSync): void {
  defineDocument(db);
  for (const { name, call } of queryFunctions) {
    db.function(name, { deterministic: true }, (value) => call(toValue(value)));
  }
}

/** A resource's document, as the rest of the product makes it. */
function defineDocument(db: DatabaseSync): void {
  db.function(
    documentFunction,
    { deterministic: true },
    (accountId, region, type, resourceId, arn, id, name, timeCreated, tags, attributes, notRead) => {
      const resource: DocumentedResource = {
        accountId: text(accountId),
        region: text(region),
        type: typeName(type),
        resourceId: text(resourceId),
        arn: textOrNull(arn),
        id: textOrNull(id),
        name: textOrNull(name),
        timeCreated: textOrNull(timeCreated),
        tags: JSON.parse(text(tags)),
        attributes: JSON.parse(text(attributes)),
        notRead: JSON.parse(text(notRead)),
      };
      return JSON.stringify(documentFields(resource));
    },
  );
}

function makeAccounts(db: DatabaseSync, { accounts }: ReadRequest): void {
  db.exec(`CREATE TEMP TABLE ${accountsTable} (id TEXT PRIMARY KEY, name TEXT, label TEXT, settings TEXT)`);
  const insert = db.prepare(`INSERT INTO temp.${accountsTable} VALUES (?, ?, ?, ?)`);
  for (const { id, name, label, settings } of accounts) {
    insert.run(id, name, label, settings === null ? null : JSON.stringify(settings));
  }
}

/** A name that is not qualified leads to a temporary view before it leads to a table. */
function hideTables(db: DatabaseSync, { schema, viewNames }: ReadRequest): void {
  const tables = db.prepare(
    `SELECT name FROM "${schema}".sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*'`,
  );
  for (const row of tables.all()) {
    const name = String(row['name']);
    if (!viewNames.includes(name)) db.exec(`CREATE TEMP VIEW "${name}" AS SELECT * FROM "${hiddenBehind}${name}"`);
  }
}

/** https://sqlite.org/c3ref/c_alter_table.html */
const action = { read: 20, select: 21, function: 31, recursive: 33 } as const;
const allow = 0;
const deny = 1;

function restrict(db: DatabaseSync, { schema, viewNames }: ReadRequest): void {
  if (typeof db.setAuthorizer !== 'function') return;
  const views = new Set(viewNames);
  db.setAuthorizer((code, _first, name, database, within) => {
    if (code === action.select || code === action.recursive) return allow;
    if (code === action.function) return name === 'load_extension' ? deny : allow;
    if (code !== action.read) return deny;
    return database !== schema || (within !== null && views.has(within)) ? allow : deny;
  });
}
