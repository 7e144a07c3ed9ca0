/** EventBridge's `wildcard`: a star stands for any text, and `\*` for a star. */

/** The texts between the stars; null: two stars stand side by side, or a backslash before what needs none. */
export function wildcardParts(pattern: string): readonly string[] | null {
  if (pattern.replaceAll(/\\[*\\]/g, '').includes('\\')) return null;
  const parts: string[] = [''];
  for (const [token] of pattern.matchAll(/\\[*\\]|\*|[^\\*]+/g)) {
    if (token === '*') parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token.startsWith('\\') ? token.slice(1) : token}`);
  }
  // Nothing between two stars.
  return parts.slice(1, -1).includes('') ? null : parts;
}

/** The parts in order: the first at the beginning, the last at the end. */
export function isWild(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return text === first;
  const last = rest.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
