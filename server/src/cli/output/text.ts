/** Text that came from AWS, files or the user, made fit for a terminal. */
import { stripVTControlCharacters } from 'node:util';
import { escapedText, unsafeCharacters } from '../../core/inventory/text.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\uFF01-\uFF60\uFFE0-\uFFE6])/u;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** Without anything that could move the cursor, change colours or reorder what stands around it. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(unsafeCharacters, '');
}

/** JSON that says the same, and does nothing to a terminal: JSON itself leaves many control characters as they are. */
export function printableJson(json: string): string {
  return json.split('\n').map(escapedText).join('\n');
}

/** How many columns of a terminal the text takes. */
export function columnsOf(text: string): number {
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
