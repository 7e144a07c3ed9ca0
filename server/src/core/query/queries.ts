/** Questions to the inventory in SQL. */

/** A number beyond 2^53 and a blob are text. */
export type SqlValue = string | number | null;

export interface QueryLimits {
  /** Of work; waiting for the reader does not count. */
  readonly timeMs: number;
  /** Null: no limit. */
  readonly rows: number | null;
  /** Of JSON. */
  readonly bytes: number | null;
}

export interface Query {
  /** One statement that reads, on the views (see views.ts). */
  readonly sql: string;
  readonly limits: QueryLimits;
}

/** The answer in parts: columns, any number of rows, end. */
export type QueryPart =
  /** `nested`: columns of the views that were asked, which hold JSON. */
  | { readonly kind: 'columns'; readonly names: readonly string[]; readonly nested?: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly SqlValue[])[] }
  /** `cut`: which limit ended it; null: these were all rows. */
  | { readonly kind: 'end'; readonly cut: 'rows' | 'bytes' | null; readonly ms: number };
