/** Names and other short text that came from AWS. */

const MAX_NAME = 1024;

// C0 and C1 controls, line and paragraph separators, and the marks that turn or hide text where it is shown.
const INVISIBLE = /[\p{Cc}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text without control characters and direction marks, cut at `max` characters with an ellipsis. */
export function cleanText(text: string, max: number = MAX_NAME): string {
  const visible = text.replace(INVISIBLE, '').toWellFormed();
  if (visible.length <= max) return visible;
  return `${visible.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

/** Like cleanText; null for what is missing, not text, or empty when cleaned. */
export function cleanName(value: unknown, max: number = MAX_NAME): string | null {
  if (typeof value !== 'string') return null;
  const text = cleanText(value, max).trim();
  return text === '' ? null : text;
}
