/** Text that came from AWS, files or the user, made fit for a terminal. */
import { stripVTControlCharacters } from 'node:util';
import { escapedText, unsafeCharacters } from '../../core/inventory/text.ts';

/** Without anything that could move the cursor, change colours or reorder what stands around it. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(unsafeCharacters, '');
}

/** JSON that says the same, and does nothing to a terminal: JSON itself leaves many control characters as they are. */
export function printableJson(json: string): string {
  return json.split('\n').map(escapedText).join('\n');
}
