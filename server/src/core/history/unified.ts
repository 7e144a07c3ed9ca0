/** A difference of two texts as `diff -u` writes it. */
import { type DiffLine, diffLines } from './lineDiff.ts';

const CONTEXT = 3;

/** Empty: the texts are equal. A text without lines is that of a resource that does not exist. */
export function unifiedDiff(
  before: { readonly title: string; readonly text: string },
  after: { readonly title: string; readonly text: string },
): readonly string[] {
  const lines = diffLines(linesOf(before.text), linesOf(after.text));
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return [];
  return [`--- ${before.title}`, `+++ ${after.title}`, ...hunks.flatMap(({ from, to }) => hunkLines(lines, from, to))];
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

interface Range {
  readonly from: number;
  /** Behind the last one. */
  readonly to: number;
}

/** The changed lines with their surroundings; what touches is one. */
function hunksOf(lines: readonly DiffLine[]): readonly Range[] {
  const hunks: Range[] = [];
  lines.forEach(({ sign }, index) => {
    if (sign === ' ') return;
    const last = hunks.at(-1);
    const to = Math.min(lines.length, index + 1 + CONTEXT);
    if (last !== undefined && index - CONTEXT <= last.to) hunks[hunks.length - 1] = { from: last.from, to };
    else hunks.push({ from: Math.max(0, index - CONTEXT), to });
  });
  return hunks;
}

function hunkLines(lines: readonly DiffLine[], from: number, to: number): readonly string[] {
  const shown = lines.slice(from, to);
  const place = (added: '-' | '+') => {
    const before = lines.slice(0, from).filter(({ sign }) => sign !== added).length;
    const here = shown.filter(({ sign }) => sign !== added).length;
    return `${here === 0 ? before : before + 1}${here === 1 ? '' : `,${here}`}`;
  };
  return [`@@ -${place('+')} +${place('-')} @@`, ...shown.map(({ sign, text }) => `${sign}${text}`)];
}
