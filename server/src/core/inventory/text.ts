/** Names and other short text that came from AWS. */

const MAX_NAME = 1024;

/**
 * What terminals and editors act on, or what nobody sees: C0 and C1 controls, line and paragraph separators, and the marks
 * that turn or hide text. The joiners stay: some scripts and many emoji are written with them.
 */
export const unsafeCharacters = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Text without control characters and direction marks, cut at `max` characters with an ellipsis. */
export function cleanText(text: string, max: number = MAX_NAME): string {
  const visible = text.replace(unsafeCharacters, '').toWellFormed();
  if (visible.length <= max) return visible;
  return `${visible.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}

/** Text in which unsafe characters are seen, as JSON and JavaScript write them. */
export function escapedText(text: string): string {
  return text.replace(unsafeCharacters, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Like cleanText; null for what is missing, not text, or empty when cleaned. */
export function cleanName(value: unknown, max: number = MAX_NAME): string | null {
  if (typeof value !== 'string') return null;
  const text = cleanText(value, max).trim();
  return text === '' ? null : text;
}
