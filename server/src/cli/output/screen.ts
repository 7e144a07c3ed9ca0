/** Standard error: progress, log lines, questions. The block of progress lines stays below what is logged. */
import type { Writable } from 'node:stream';
import type { AccountProgress } from '../../protocol/scan.ts';
import { progressLines } from './progress.ts';
import type { Paint } from './style.ts';

export interface ScreenStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

export interface Screen {
  readonly interactive: boolean;
  readonly paint: Paint;
  /** Whole lines, with their line break. */
  write(text: string): void;
  /** Shows these bars instead of the ones before; nothing where there is no terminal. */
  progress(scans: readonly AccountProgress[]): void;
  clear(): void;
}

export function createScreen(stream: ScreenStream, paint: Paint): Screen {
  const interactive = stream.isTTY === true;
  let shown: readonly string[] = [];

  function erase(): void {
    if (shown.length > 0) stream.write(`\u001b[${shown.length}A\u001b[0J`);
  }

  function draw(lines: readonly string[]): void {
    shown = lines;
    if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
  }

  return {
    interactive,
    paint,
    write: (text) => {
      const bars = shown;
      erase();
      stream.write(text);
      draw(bars);
    },
    progress: (scans) => {
      if (!interactive) return;
      const lines = progressLines(scans, { columns: stream.columns || 80, rows: stream.rows || 24 }, paint);
      if (lines.join('\n') === shown.join('\n')) return;
      erase();
      draw(lines);
    },
    clear: () => {
      erase();
      shown = [];
    },
  };
}
