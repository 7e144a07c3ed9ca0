import type { QueryPart, SqlValue } from '../../core/query/queries.ts';
import { recordLines, tableOf } from '../../core/query/table.ts';
import { formatCount } from '../../core/tree/words.ts';
import type { Output } from '../output/output.ts';

/** Wider columns are read better as csv or json. */
const widest = 200;

/** An answer as a table that fits the terminal; rows with too many columns for that one below the other. */
export async function printTable(
  out: Output,
  parts: AsyncIterable<QueryPart>,
): Promise<{ readonly count: number; readonly cut: 'rows' | 'bytes' | null; readonly ms: number }> {
  let names: readonly string[] = [];
  const rows: (readonly SqlValue[])[] = [];
  let end: Extract<QueryPart, { readonly kind: 'end' }> = { kind: 'end', cut: null, ms: 0 };
  for await (const part of parts) {
    if (part.kind === 'columns') names = part.names;
    else if (part.kind === 'rows') rows.push(...part.rows);
    else end = part;
  }
  for (const line of linesOf(out, names, rows)) await out.text(`${line}\n`);
  return { count: rows.length, cut: end.cut, ms: end.ms };
}

function linesOf(out: Output, names: readonly string[], rows: readonly (readonly SqlValue[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const table = tableOf(names, rows, { widest, room: out.columns });
  if (table !== null) return [out.paint('strong', table.head), ...table.lines];
  return rows.flatMap((row, index) => [
    out.paint('strong', `${formatCount(index + 1)} of ${formatCount(rows.length)}`),
    ...recordLines(names, row, out.columns),
    '',
  ]);
}
