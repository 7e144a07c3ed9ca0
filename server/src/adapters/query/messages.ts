/** What crosses between this process and the one that reads the inventory for it: lines of JSON. */
import type { QueryAccount } from '../../core/ports.ts';
import type { QueryPart } from '../../core/query/queries.ts';

/** The one line that the child gets. */
export interface ReadRequest {
  readonly file: string;
  /** The inventory's name within the connection: random, so that no query can name it. */
  readonly schema: string;
  readonly accounts: readonly QueryAccount[];
  /** Statements that make the views. */
  readonly setUp: readonly string[];
  readonly viewNames: readonly string[];
  readonly sql: string;
  readonly timeLimitMs: number;
  readonly rowLimit: number | null;
  readonly byteLimit: number | null;
}

/** SQLite's primary result code and message; `at`: where in the query, if that is known. */
export interface ReadError {
  readonly kind: 'error';
  /** What is to blame. */
  readonly of: 'file' | 'query';
  readonly code: number;
  readonly message: string;
  readonly at: number | null;
}

/** The lines that the child answers with. An error may come at any point and is the last. */
export type ReadAnswer = QueryPart | ReadError | { readonly kind: 'timeLimit' };

/** What its reading thread says; the watching one knows how long that took. */
export type ThreadAnswer = Exclude<QueryPart, { readonly kind: 'end' }> | ReadError | Omit<QueryEnd, 'ms'>;

type QueryEnd = Extract<QueryPart, { readonly kind: 'end' }>;
