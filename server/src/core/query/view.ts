/** How a view of the inventory is written down. */
import type { TypeName } from '../catalog/types.ts';

/** A boolean is 1 or 0, a time ISO 8601; lists and objects are JSON. */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'time' | 'list' | 'object';

export interface ViewColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Null: an attribute, named as AWS or the resource's document names it. */
  readonly about: string | null;
}

export interface View {
  readonly name: string;
  readonly about: string;
  /** The resource type; null: it is over all of them. */
  readonly type: TypeName | null;
  readonly columns: readonly ViewColumn[];
  /** The statement that makes it: `schema` is the inventory's name within the connection, quoted. */
  readonly sql: (schema: string) => string;
}

/** A column with the SQL that makes it. */
export interface Definition {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly sql: string | ((schema: string) => string);
  readonly about: string | null;
}

/** The whole document of a resource, as a function that the connection has. */
export const documentFunction = 'panther_document';
/** The accounts, as a table that the connection has: id, name, label, settings (JSON of the accounts file, or null). */
export const accountsTable = 'panther_accounts';

/** `from`: the tables and the condition, whose schema is the inventory's. */
export function view({
  columns,
  from,
  ...fields
}: Pick<View, 'name' | 'about' | 'type'> & {
  readonly columns: readonly Definition[];
  readonly from: (schema: string) => string;
}): View {
  return {
    ...fields,
    columns: columns.map(({ name, kind, about }) => ({ name, kind, about })),
    sql: (schema) => {
      const selected = columns.map(({ name, sql }) => `${typeof sql === 'string' ? sql : sql(schema)} AS "${name}"`);
      return `CREATE TEMP VIEW "${fields.name}" AS SELECT ${selected.join(', ')} FROM ${from(schema)}`;
    },
  };
}

/** ISO 8601 of epoch milliseconds. */
export function time(milliseconds: string): string {
  return `strftime('%Y-%m-%dT%H:%M:%fZ', ${milliseconds} / 1000.0, 'unixepoch')`;
}

/** Of the account of a row; looked up where it is asked for, and nowhere else. */
export function accountColumns(row: string): readonly Definition[] {
  const field = (name: string) => `(SELECT a.${name} FROM temp.${accountsTable} a WHERE a.id = ${row}.account_id)`;
  return [
    { name: 'account_id', kind: 'text', sql: `${row}.account_id`, about: '12 digits' },
    { name: 'account_name', kind: 'text', sql: field('name'), about: 'as in the accounts file' },
    { name: 'label', kind: 'text', sql: field('label'), about: "the account's label" },
    { name: 'region', kind: 'text', sql: `${row}.region`, about: 'region, or global' },
  ];
}

/**
 * Resources `r`, each with the place `p` where it lives. Where nothing but its number is read of a place, SQLite asks
 * whether the table may be read at all, and not for which view: a condition that always holds has it ask for a column.
 */
export function resourcesIn(schema: string): string {
  return `${schema}.resources r JOIN ${schema}.places p ON p.place = r.place AND p.type <> ''`;
}
