/** Standard output: results only. With --json it holds JSON and nothing else. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Paint } from './style.ts';
import { type Column, type TableCell, tableLines } from './table.ts';
import { printable, printableJson } from './text.ts';

export interface Output {
  readonly json: boolean;
  readonly paint: Paint;
  /** Of the terminal; null: it is none. */
  readonly columns: number | null;
  /** Text as it is, for documents; waits while the reader is slower. */
  text(text: string): Promise<void>;
  /** Lines of data: as they are for a program, harmless on a terminal. */
  data(lines: string): Promise<void>;
  /** A sentence, possibly with untrusted names in it. */
  line(text: string): Promise<void>;
  /** A line as it is, without waiting for the reader: for what comes rarely. */
  post(line: string): void;
  /** One value as an indented JSON document. */
  document(value: unknown): Promise<void>;
  /** One value as one line of JSON. */
  record(value: unknown): Promise<void>;
  table(columns: readonly Column[], rows: readonly (readonly TableCell[])[]): Promise<void>;
}

export interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export function createOutput(
  stream: OutputStream,
  options: { readonly json: boolean; readonly paint: Paint; readonly signal: AbortSignal },
): Output {
  async function text(chunk: string): Promise<void> {
    options.signal.throwIfAborted();
    if (!stream.write(chunk)) await once(stream, 'drain', { signal: options.signal });
  }
  return {
    json: options.json,
    paint: options.paint,
    columns: stream.isTTY === true ? stream.columns || 80 : null,
    text,
    data: (lines) => text(stream.isTTY === true ? lines.split('\n').map(printable).join('\n') : lines),
    post: (line) => {
      stream.write(`${line}\n`);
    },
    line: (content) => text(`${printable(content)}\n`),
    document: (value) => text(`${printableJson(JSON.stringify(value, null, 2))}\n`),
    record: (value) => text(`${printableJson(JSON.stringify(value))}\n`),
    table: (columns, rows) => text(`${tableLines(columns, rows, options.paint).join('\n')}\n`),
  };
}
