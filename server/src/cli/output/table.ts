import { columnsOf, pad } from '../../core/text/columns.ts';
import type { Paint, Tone } from './style.ts';
import { printable } from './text.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

export type TableCell = string | { readonly text: string; readonly tone: Tone };

/** Lines of aligned columns under a head. Texts may be untrusted. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly TableCell[])[],
  paint: Paint,
): readonly string[] {
  const body = rows.map((row) => row.map(toCell));
  const widths = columns.map((column, index) =>
    Math.max(columnsOf(column.title), ...body.map((row) => columnsOf(row[index]?.text ?? ''))),
  );
  const line = (cells: readonly { readonly text: string; readonly tone: Tone }[]) =>
    cells
      .map((cell, index) => {
        const last = index === columns.length - 1;
        const align = columns[index]?.align ?? 'left';
        return paint(cell.tone, last && align === 'left' ? cell.text : pad(cell.text, widths[index] ?? 0, align));
      })
      .join('  ')
      .trimEnd();
  const head = columns.map((column): { text: string; tone: Tone } => ({ text: column.title, tone: 'strong' }));
  return [line(head), ...body.map(line)];
}

function toCell(cell: TableCell): { readonly text: string; readonly tone: Tone } {
  return typeof cell === 'string'
    ? { text: printable(cell), tone: 'plain' }
    : { text: printable(cell.text), tone: cell.tone };
}
