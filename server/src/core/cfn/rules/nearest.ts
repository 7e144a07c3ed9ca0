import type { Span } from '../document/node.ts';
import type { Fix } from './rule.ts';

/** In a long name more would make it another one. */
const MAX_DISTANCE = 3;

/** The name that was probably meant; null: none is near enough. Differences of case count little. */
export function nearest(word: string, names: readonly string[]): string | null {
  const limit = Math.max(1, Math.min(MAX_DISTANCE, Math.floor(word.length / 4)));
  const lower = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= bestDistance) continue;
    const distance = distanceOf(lower, name.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

export function replaceWith(span: Span, text: string): Fix {
  return { title: `Change to ${text}`, edits: [{ span, text }], preferred: true };
}

/** Letters to add, to drop, to change or to swap with their neighbour; given up where it reaches the limit. */
function distanceOf(a: string, b: string, limit: number): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : limit;
      const value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap);
      next.push(value);
      least = Math.min(least, value);
    }
    // A swap looks back two rows.
    if (least >= limit && Math.min(...row) >= limit) return limit;
    before = row;
    row = next;
  }
  return Math.min(limit, row[b.length] ?? limit);
}
