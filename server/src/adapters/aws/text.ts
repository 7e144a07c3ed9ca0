/** Text that came from outside, made fit to be shown and logged. */
import { unsafeCharacters } from '../../core/inventory/text.ts';

const accessKeyId = /\b(A(?:KIA|SIA))[A-Z0-9]{12,}/g;

/** One line of at most `limit` characters, without control characters and access key ids. */
export function sanitize(text: string, limit = 300): string {
  const line = text
    .slice(0, limit * 8)
    .replace(unsafeCharacters, ' ')
    .replace(accessKeyId, '$1****')
    .replace(/ {2,}/g, ' ');
  const trimmed = line.trim();
  return trimmed.length <= limit ? trimmed : `${trimmed.slice(0, limit - 3)}...`;
}
