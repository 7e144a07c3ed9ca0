import { columnsOf, pad, truncate } from '../../core/text/columns.ts';
import { formatCount } from '../../core/tree/words.ts';
import type { AccountProgress } from '../../protocol/scan.ts';
import type { Paint } from './style.ts';
import { printable } from './text.ts';

const barColumns = 20;
const nameColumns = 24;

/** One line an account, none wider than the terminal: `Payments  ████████░░░░  61 %  412 found  4 s left`. */
export function progressLines(
  scans: readonly AccountProgress[],
  size: { readonly columns: number; readonly rows: number },
  paint: Paint,
): readonly string[] {
  const names = scans.map((scan) => truncate(printable(scan.name), nameColumns));
  const widest = Math.max(0, ...names.map(columnsOf));
  const lines = scans.map((scan, index) =>
    progressLine(scan, pad(names[index] ?? '', widest), size.columns - 1, paint),
  );
  // Redrawing needs all lines on the screen, and one for the cursor.
  const room = Math.max(1, size.rows - 2);
  if (lines.length <= room) return lines;
  return [...lines.slice(0, room - 1), `and ${formatCount(lines.length - room + 1)} more`];
}

function progressLine(scan: AccountProgress, name: string, columns: number, paint: Paint): string {
  const share = scan.total === 0 ? 0 : Math.min(1, scan.done / scan.total);
  const full = Math.floor(share * barColumns);
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  const left = scan.secondsLeft === null || scan.done === scan.total ? '' : `  ${Math.ceil(scan.secondsLeft)} s left`;
  const tail = `${percent}  ${formatCount(scan.found)} found${left}`;
  const withoutBar = `${name}  ${tail}`;
  if (columnsOf(withoutBar) + barColumns + 2 > columns) return truncate(withoutBar, columns);
  return `${name}  ${paint('good', '█'.repeat(full))}${paint('muted', '░'.repeat(barColumns - full))}  ${tail}`;
}
