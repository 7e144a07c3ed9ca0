/** What to do about a query that SQLite refuses. */
import { nearest } from './nearest.ts';
import { nameOf, tokensOf } from './sql.ts';
import type { View } from './view.ts';

const mostNamed = 12;

/** One sentence; null: nothing that we know of. `message`: SQLite's. */
export function adviceOn(message: string, sql: string, views: readonly View[]): string | null {
  const [, table] = /no such table: (.+)$/.exec(message) ?? [];
  if (table !== undefined) return onView(table, views);
  const [, column] = /no such column: (.+?)(?: - .*)?$/.exec(message) ?? [];
  if (column !== undefined) return onColumn(column, sql, views);
  if (message.includes('parameters are not allowed')) return 'Write the values into the query.';
  if (message.includes('no such function')) return 'SQLite has this list: https://sqlite.org/lang_corefunc.html.';
  if (message.startsWith('not authorized')) return 'A query can do nothing but read the views.';
  if (message.includes('syntax error') && !isReading(sql))
    return 'A query can only read: begin it with SELECT or WITH.';
  return null;
}

/** Names of views that the query mentions. */
export function viewsIn(sql: string, views: readonly View[]): readonly View[] {
  const mentioned = new Set(tokensOf(sql).map((token) => nameOf(token)?.toLowerCase()));
  return views.filter(({ name }) => mentioned.has(name));
}

function onView(name: string, views: readonly View[]): string {
  const probable = nearest(
    name.split('.').at(-1) ?? name,
    views.map((view) => view.name),
  );
  if (probable !== null) return `Did you mean ${probable}?`;
  const general = views.filter(({ type }) => type === null).map((view) => view.name);
  return `There are ${general.join(', ')}, and one for each resource type, like aws_s3_bucket.`;
}

function onColumn(name: string, sql: string, views: readonly View[]): string | null {
  if (name.startsWith('"')) return 'Text goes into single quotes.';
  const asked = viewsIn(sql, views);
  const columns = [...new Set(asked.flatMap((view) => view.columns.map((column) => column.name)))];
  const probable = nearest(name.split('.').at(-1) ?? name, columns);
  if (probable !== null) return `Did you mean ${probable}?`;
  const [only] = asked;
  if (only === undefined || asked.length > 1) return null;
  const own = only.columns.filter(({ about }) => about === null).map((column) => column.name);
  const named = (own.length > 0 ? own : columns).slice(0, mostNamed);
  return `${only.name} has ${named.join(', ')}${columns.length > named.length ? ' and others' : ''}.`;
}

function isReading(sql: string): boolean {
  const first = tokensOf(sql).find(({ kind }) => kind !== 'space' && kind !== 'comment');
  return /^(select|with|values)$/i.test(first?.text ?? '');
}
