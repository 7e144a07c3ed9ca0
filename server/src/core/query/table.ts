/** The rows of an answer as a table of text. */
import { cleanText } from '../inventory/text.ts';
import { columnsOf, pad, truncate } from '../text/columns.ts';
import type { SqlValue } from './queries.ts';

export interface Table {
  readonly head: string;
  readonly lines: readonly string[];
}

/** Between two columns. */
const gap = '  ';
/** A column that is narrower than this says nothing. */
const leastWidth = 8;

/**
 * Aligned columns, none wider than `widest`. `room`: what a line may take, null: anything; columns that are wider than
 * their share are cut then. Null: so many columns do not fit.
 */
export function tableOf(
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  { widest, room }: { readonly widest: number; readonly room: number | null },
): Table | null {
  const titles = columns.map(oneLine);
  const body = rows.map((row) => columns.map((_, index) => oneLine(shown(row[index]))));
  const numeric = columns.map((_, index) => rows.length > 0 && rows.every((row) => isNumeric(row[index])));
  const wanted = titles.map((title, index) => {
    const cells = body.map((row) => columnsOf(row[index] ?? ''));
    return Math.min(
      widest,
      cells.reduce((most, width) => Math.max(most, width), columnsOf(title)),
    );
  });
  const widths = room === null ? wanted : fitted(wanted, room - gap.length * (columns.length - 1));
  if (widths === null) return null;
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return pad(truncate(cell, width), width, numeric[index] === true ? 'right' : 'left');
      })
      .join(gap)
      .trimEnd();
  return { head: line(titles), lines: body.map(line) };
}

/** One column a line, for rows with more columns than a table has room for. */
export function recordLines(
  columns: readonly string[],
  row: readonly SqlValue[],
  room: number | null,
): readonly string[] {
  const widest = columns.reduce((most, column) => Math.max(most, columnsOf(oneLine(column))), 0);
  return columns.map((column, index) => {
    const text = `${pad(oneLine(column), widest)}${gap}${oneLine(shown(row[index]))}`.trimEnd();
    return room === null ? text : truncate(text, room);
  });
}

/** The widest columns give until all fit. */
function fitted(wanted: readonly number[], room: number): readonly number[] | null {
  if (wanted.reduce((sum, width) => sum + Math.min(width, leastWidth), 0) > room) return null;
  const widths = [...wanted];
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    const most = Math.max(...widths);
    const index = widths.indexOf(most);
    const second = widths.reduce((next, width) => (width < most ? Math.max(next, width) : next), leastWidth);
    const less = Math.max(1, Math.min(over, most - second));
    widths[index] = most - less;
    over -= less;
  }
  return widths;
}

function shown(value: SqlValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function isNumeric(value: SqlValue | undefined): boolean {
  return value === null || typeof value === 'number';
}

function oneLine(text: string): string {
  return cleanText(text.replace(/\s+/gu, ' '), 10_000);
}
