/**
 * The new text, in which lines that did not change are as they were in the original.
 *
 * A YAML writer has its own way with blanks and quotes. `before` and `after` are what it makes of the file without and
 * with the edit, so the lines that these have in common were not edited. Where the writer already breaks lines in other
 * places than the file does, its text is taken as it is.
 */
export function keepLines(texts: {
  readonly before: string;
  readonly after: string;
  readonly original: string;
}): string {
  const before = texts.before.split('\n');
  const after = texts.after.split('\n');
  const original = texts.original.split('\n');
  if (before.length !== original.length) return texts.after;
  const kept = new Map(commonLines(before, after).map(([old, now]) => [now, original[old]]));
  return after.map((line, index) => kept.get(index) ?? line).join('\n');
}

/** The pairs of indexes of a longest common subsequence. */
function commonLines(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const pairs: [number, number][] = [];
  for (let i = 0; i < start; i += 1) pairs.push([i, i]);
  for (const [i, j] of subsequence(a.slice(start, a.length - end), b.slice(start, b.length - end))) {
    pairs.push([start + i, start + j]);
  }
  for (let i = end; i > 0; i -= 1) pairs.push([a.length - i, b.length - i]);
  return pairs;
}

function subsequence(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  // lengths[i][j]: of the longest common subsequence of what follows a[i] and b[j].
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const length = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row) row[j] = a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
