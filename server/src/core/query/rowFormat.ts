/** The rows of an answer as text, part by part. */
import { csvLine } from '../csv.ts';
import type { SqlValue } from './queries.ts';

export type RowFormatName = 'csv' | 'json' | 'jsonl';

export interface RowFormat {
  readonly head: string;
  /** `first`: nothing but the head was written before. */
  rows(rows: readonly (readonly SqlValue[])[], first: boolean): string;
  /** `none`: there was no row. */
  end(none: boolean): string;
}

/** `nested`: columns whose text is JSON, which stays JSON within JSON. */
export function rowFormat(name: RowFormatName, columns: readonly string[], nested: ReadonlySet<string>): RowFormat {
  const toObject = (row: readonly SqlValue[]) => objectOf(columns, row, nested);
  switch (name) {
    case 'csv':
      return { head: csvLine(columns), rows: (rows) => rows.map(csvLine).join(''), end: () => '' };
    case 'jsonl':
      return {
        head: '',
        rows: (rows) => rows.map((row) => `${JSON.stringify(toObject(row))}\n`).join(''),
        end: () => '',
      };
    case 'json':
      return {
        head: '[',
        rows: (rows, first) =>
          rows.map((row, index) => `${first && index === 0 ? '' : ','}\n${indented(toObject(row))}`).join(''),
        end: (none) => (none ? ']\n' : '\n]\n'),
      };
  }
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^/gm, '  ');
}

function objectOf(
  columns: readonly string[],
  row: readonly SqlValue[],
  nested: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    columns.map((column, index) => {
      const value = row[index] ?? null;
      return [column, typeof value === 'string' && nested.has(column) ? parsed(value) : value];
    }),
  );
}

/** A column of such a name may hold something else, where a query gave it that name. */
function parsed(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
