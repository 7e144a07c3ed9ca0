/** The last few results of queries, so that they can be shown in pages and in another format without being asked again. */
import { randomUUID } from 'node:crypto';
import type { QueryPart, SqlValue } from '../core/query/queries.ts';
import { rowFormat } from '../core/query/rowFormat.ts';
import { type Table, tableOf } from '../core/query/table.ts';
import { columnsOf } from '../core/text/columns.ts';
import type { QueryResult, ResultFormat } from '../protocol/query.ts';

export interface QueryResults {
  keep(parts: AsyncIterable<QueryPart>): Promise<QueryResult>;
  /** Null: the result is not kept any more. */
  text(
    id: string,
    format: ResultFormat,
    offset: number,
  ): { readonly text: string; readonly next: number | null } | null;
}

interface Kept {
  readonly columns: readonly string[];
  /** Those of the columns that hold JSON. */
  readonly nested: ReadonlySet<string>;
  readonly rows: readonly (readonly SqlValue[])[];
  /** Made when it is first shown. */
  table: Table | null;
}

const mostKept = 5;
const rowsOfPage = 1000;
/** Longer cells are read better as csv or json. */
const widest = 80;

export function createQueryResults(): QueryResults {
  const kept = new Map<string, Kept>();

  function tableText(result: Kept, from: number, to: number): string {
    result.table ??= tableOf(result.columns, result.rows, { widest, room: null });
    const { head, lines } = result.table ?? { head: '', lines: [] };
    const top = from === 0 ? [head, '─'.repeat(widthOf(head, lines))] : [];
    return [...top, ...lines.slice(from, to)].map((line) => `${line}\n`).join('');
  }

  function rowsText(result: Kept, format: 'csv' | 'json', from: number, to: number): string {
    const { head, rows, end } = rowFormat(format, result.columns, result.nested);
    const body = rows(result.rows.slice(from, to), from === 0);
    const last = to >= result.rows.length;
    return `${from === 0 ? head : ''}${body}${last ? end(result.rows.length === 0) : ''}`;
  }

  return {
    keep: async (parts) => {
      let columns: readonly string[] = [];
      let nested: ReadonlySet<string> = new Set();
      const rows: (readonly SqlValue[])[] = [];
      let end: Extract<QueryPart, { readonly kind: 'end' }> = { kind: 'end', cut: null, ms: 0 };
      for await (const part of parts) {
        if (part.kind === 'columns') {
          columns = part.names;
          nested = new Set(part.nested);
        } else if (part.kind === 'rows') rows.push(...part.rows);
        else end = part;
      }
      const id = randomUUID();
      kept.set(id, { columns, nested, rows, table: null });
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return { id, columns: columns.length, rows: rows.length, cut: end.cut, seconds: end.ms / 1000 };
    },
    text: (id, format, offset) => {
      const result = kept.get(id);
      if (result === undefined) return null;
      const to = offset + rowsOfPage;
      const text = format === 'table' ? tableText(result, offset, to) : rowsText(result, format, offset, to);
      return { text, next: to < result.rows.length ? to : null };
    },
  };
}

function widthOf(head: string, lines: readonly string[]): number {
  return Math.min(
    400,
    lines.slice(0, 1000).reduce((most, line) => Math.max(most, columnsOf(line)), columnsOf(head)),
  );
}
