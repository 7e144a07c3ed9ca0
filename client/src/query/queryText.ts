/** Queries as text: where one stands in a document, what its result is called and says. Pure. */
import type { QueryResult, ResultFormat } from '../../../server/src/protocol/query.ts';
import { formatCount, formatSeconds, type Translate } from '../ui/text.ts';

/** Documents whose statements can be run. */
export const queryFiles = '**/*.panther.sql';
export const resultScheme = 'panther-query';

export interface TextRange {
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** One statement with all before it blank, so that a place in it is its place in the document. */
export function inPlace(text: string, { start, end }: TextRange): string {
  return text.slice(0, start).replace(/[^\n]/g, ' ') + text.slice(start, end);
}

/** The statement in which, or after which, the cursor is; undefined: there is none. */
export function statementAt(statements: readonly TextRange[], at: number): TextRange | undefined {
  return statements.findLast(({ start }) => start <= at) ?? statements[0];
}

/** What a query asks, for a tab: the first view that it reads. */
export function resultName(sql: string): string {
  return /\bfrom\s+"?(\w+)/i.exec(sql)?.[1]?.toLowerCase() ?? 'result';
}

const extensions: Readonly<Record<ResultFormat, string>> = { table: 'txt', csv: 'csv', json: 'json' };

/** `panther-query:/<id of the result>/aws_s3_bucket.csv`. */
export function resultPath(id: string, name: string, format: ResultFormat): string {
  return `/${id}/${name}.${extensions[format]}`;
}

export function readResultPath(path: string): { readonly id: string; readonly format: ResultFormat } | null {
  const [, id, extension] = /^\/([\w-]+)\/[^/]*\.(\w+)$/.exec(path) ?? [];
  const format = (Object.keys(extensions) as ResultFormat[]).find((one) => extensions[one] === extension);
  return id === undefined || format === undefined ? null : { id, format };
}

/** `3 rows in 0.1 s`, `The first 10,000 rows in 0.4 s; Save as... gives all`. */
export function resultSummary({ rows, cut, seconds }: QueryResult, t: Translate): string {
  const time = formatSeconds(seconds);
  if (cut !== null) return t('The first {0} rows in {1}: Save as... gives all', formatCount(rows), time);
  if (rows === 1) return t('1 row in {0}', time);
  return t('{0} rows in {1}', formatCount(rows), time);
}

/** For one line of a list. */
export function firstWords(sql: string): string {
  return sql
    .replace(/--[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
