/** Questions to the inventory in SQL. */
import type { QueryExample } from '../core/query/examples.ts';
import type { RowFormatName } from '../core/query/rowFormat.ts';
import type { ViewColumn } from '../core/query/view.ts';
import { request } from './message.ts';

export interface QueryView {
  readonly name: string;
  readonly about: string;
  /** Null: the view is of no single resource type. */
  readonly resources: number | null;
  readonly columns: readonly ViewColumn[];
}

/** The views that a query can ask. */
export const listQueryViews = request<null, readonly QueryView[]>('panther/query/views');

/** Questions that are asked often. */
export const listQueryExamples = request<null, readonly QueryExample[]>('panther/query/examples');

/** Where in a text statements are, in UTF-16 units. */
export const findStatements = request<
  { readonly text: string },
  readonly { readonly start: number; readonly end: number }[]
>('panther/query/statements');

export interface QueryResult {
  /** The server keeps the last few results, for queryText. */
  readonly id: string;
  readonly columns: number;
  readonly rows: number;
  /** Which limit ended it; null: these are all rows. */
  readonly cut: 'rows' | 'bytes' | null;
  readonly seconds: number;
}

/** Runs one statement that reads. Cancelling the request ends it at once. */
export const runQuery = request<{ readonly sql: string; readonly timeLimitSeconds: number }, QueryResult>(
  'panther/query/run',
);

export type ResultFormat = 'table' | 'csv' | 'json';

/** A page of a result as text, from row `offset`; `next`: where the next one begins, null: this was the last. Null: the
 * server does not have the result any more. */
export const queryText = request<
  { readonly id: string; readonly format: ResultFormat; readonly offset: number },
  { readonly text: string; readonly next: number | null } | null
>('panther/query/text');

/** Runs a query anew and writes all of its rows to a file. */
export const saveQuery = request<
  {
    readonly sql: string;
    readonly timeLimitSeconds: number;
    readonly format: RowFormatName;
    readonly path: string;
  },
  { readonly rows: number }
>('panther/query/save');
