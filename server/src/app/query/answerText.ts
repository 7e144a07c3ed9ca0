import type { QueryPart } from '../../core/query/queries.ts';
import { type RowFormat, type RowFormatName, rowFormat } from '../../core/query/rowFormat.ts';

export interface AnswerEnd {
  readonly rows: number;
  /** Which limit ended it; null: these were all rows. */
  readonly cut: 'rows' | 'bytes' | null;
}

/** An answer as text, as it comes. */
export async function* answerText(
  parts: AsyncIterable<QueryPart>,
  format: RowFormatName,
  onEnd: (end: AnswerEnd) => void,
): AsyncGenerator<string> {
  let text: RowFormat | null = null;
  let rows = 0;
  for await (const part of parts) {
    if (part.kind === 'columns') {
      text = rowFormat(format, part.names, new Set(part.nested));
      yield text.head;
    }
    if (part.kind === 'rows' && text !== null) {
      yield text.rows(part.rows, rows === 0);
      rows += part.rows.length;
    }
    if (part.kind === 'end' && text !== null) {
      yield text.end(rows === 0);
      onEnd({ rows, cut: part.cut });
    }
  }
}
