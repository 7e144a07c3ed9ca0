/** How wide text is where each character has its column: in a terminal, in an editor. */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\uFF01-\uFF60\uFFE0-\uFFE6])/u;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const simple = /^[\x20-\x7e]*$/;

/** How many columns the text takes. */
export function columnsOf(text: string): number {
  if (simple.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of segmenter.segment(text)) columns += graphemeColumns(segment);
  return columns;
}

function graphemeColumns(grapheme: string): number {
  if (zeroWidth.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** At most `columns` wide; what was cut shows as an ellipsis. */
export function truncate(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let result = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const next = used + graphemeColumns(segment);
    if (next > columns - 1) break;
    result += segment;
    used = next;
  }
  return columns > 0 ? `${result}…` : '';
}
