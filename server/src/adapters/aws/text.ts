/** Text that came from outside, made fit to be shown and logged. */

const accessKeyId = /\b(A(?:KIA|SIA))[A-Z0-9]{12,}/g;
// Terminals and editors act on these: C0 and C1 controls, and the marks that reorder text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

/** One line of at most `limit` characters, without control characters and access key ids. */
export function sanitize(text: string, limit = 300): string {
  const line = text
    .slice(0, limit * 8)
    .replace(controls, ' ')
    .replace(accessKeyId, '$1****')
    .replace(/ {2,}/g, ' ');
  const trimmed = line.trim();
  return trimmed.length <= limit ? trimmed : `${trimmed.slice(0, limit - 3)}...`;
}
