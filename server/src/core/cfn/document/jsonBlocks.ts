/**
 * Cuts a JSON template into blocks, as YAML is cut: the sections, and the entries of the long ones. For JSON whose keys
 * stand at the beginnings of lines, each level with an indent of its own, as tools write it; other JSON is read whole.
 */
import { type Block, type Cut, LONG_SECTIONS, linesOf, type SectionHead } from './blocks.ts';
import { jsonProblem } from './jsonNodes.ts';
import type { Span } from './node.ts';
import type { SyntaxProblem } from './problem.ts';

const KEY = /^([ \t]+)"((?:[^"\\\n]|\\.)*)"[ \t]*:/;

/** The text has one line that begins the template and keys on the lines after it. Null: it is not written so. */
export function cutJsonIntoBlocks(text: string): Cut | null {
  const lines = [...linesOf(text, 0, text.length)].filter(({ start, end }) => text.slice(start, end).trim() !== '');
  const [first, second] = lines;
  const last = lines.at(-1);
  if (first === undefined || second === undefined || last === undefined) return null;
  if (text.slice(first.start, first.end).trim() !== '{') return null;
  const margin = KEY.exec(text.slice(second.start, second.end))?.[1];
  if (margin === undefined) return null;
  const problems: SyntaxProblem[] = [];
  const closing = closingAt(text, last);
  const isClosed = closing !== null && closing.indent.length < margin.length && !closing.hasComma;
  if (!isClosed) problems.push(jsonProblem('CloseBraceExpected', last.end - 1, 1));
  const end = isClosed ? last.start : text.length;
  const heads = keyLines(text, lines, margin, second.start, end);
  const sections: SectionHead[] = [];
  const blocks: Block[] = [];
  for (const [at, head] of heads.entries()) {
    const until = heads[at + 1]?.start ?? end;
    const isLast = at === heads.length - 1;
    const split = LONG_SECTIONS.has(head.name) ? splitSection(text, lines, head, margin, until, problems) : null;
    if (split === null) {
      const block = trimmed(text, head.start, until, null, isLast, problems);
      sections.push({ ...head, until, value: { start: until, end: until }, isSplit: false });
      blocks.push(block);
      continue;
    }
    if (split.hasComma !== null) commaAt(text, split.end, split.hasComma, isLast, problems);
    sections.push({ ...head, until, value: { start: split.start, end: split.end }, isSplit: true });
    for (const block of split.blocks) blocks.push(block);
  }
  return {
    sections,
    blocks,
    root: { start: text.indexOf('{'), end: isClosed ? text.lastIndexOf('}') + 1 : text.length },
    problems,
  };
}

interface KeyLine {
  readonly name: string;
  readonly start: number;
  /** Of the line. */
  readonly lineEnd: number;
  /** With its quotes. */
  readonly key: Span;
  /** Behind the colon. */
  readonly after: number;
}

/** The lines that begin with a key at this indent. */
function keyLines(
  text: string,
  lines: readonly Span[],
  indent: string,
  from: number,
  until: number,
): readonly KeyLine[] {
  return lines.flatMap(({ start, end }) => {
    if (start < from || start >= until || !text.startsWith(`${indent}"`, start)) return [];
    const found = KEY.exec(text.slice(start, end));
    if (found === null) return [];
    const [all, , name = ''] = found;
    const open = start + indent.length;
    const key = { start: open, end: open + name.length + 2 };
    return [{ name, start, lineEnd: end, key, after: start + all.length }];
  });
}

interface Split {
  readonly blocks: readonly Block[];
  /** Of the braces. */
  readonly start: number;
  readonly end: number;
  /** Null: its brace is missing, and more is not asked for. */
  readonly hasComma: boolean | null;
}

function splitSection(
  text: string,
  lines: readonly Span[],
  head: KeyLine,
  margin: string,
  until: number,
  problems: SyntaxProblem[],
): Split | null {
  if (text.slice(head.after, head.lineEnd).trim() !== '{') return null;
  const inner = lines.filter(({ start }) => start > head.start && start < until);
  const [first] = inner;
  const last = inner.at(-1);
  if (first === undefined || last === undefined) return null;
  const indent = KEY.exec(text.slice(first.start, first.end))?.[1];
  if (indent === undefined || indent.length <= margin.length) return null;
  const closing = closingAt(text, last);
  const isClosed = closing !== null && closing.indent === margin;
  if (!isClosed) problems.push(jsonProblem('CloseBraceExpected', last.end - 1, 1));
  const end = isClosed ? last.start : until;
  const keys = keyLines(text, inner, indent, first.start, end);
  const blocks = keys.map(({ start }, at) =>
    trimmed(text, start, keys[at + 1]?.start ?? end, head.name, at === keys.length - 1, problems),
  );
  return {
    blocks,
    start: text.indexOf('{', head.after),
    end: isClosed ? last.start + margin.length + 1 : until,
    hasComma: isClosed ? closing.hasComma : null,
  };
}

/** A line with a closing brace and nothing else. */
function closingAt(text: string, { start, end }: Span): { readonly indent: string; readonly hasComma: boolean } | null {
  const found = /^([ \t]*)\}[ \t]*(,?)[ \t]*\r?$/.exec(text.slice(start, end));
  return found === null ? null : { indent: found[1] ?? '', hasComma: found[2] === ',' };
}

/** Without the comma that ends it. */
function trimmed(
  text: string,
  start: number,
  until: number,
  section: string | null,
  isLast: boolean,
  problems: SyntaxProblem[],
): Block {
  const all = text.slice(start, until).trimEnd();
  const hasComma = all.endsWith(',');
  const body = hasComma ? all.slice(0, -1) : all;
  commaAt(text, start + body.length, hasComma, isLast, problems);
  return { start, text: body, section };
}

function commaAt(text: string, end: number, has: boolean, isLast: boolean, problems: SyntaxProblem[]): void {
  if (has === isLast) {
    problems.push(
      isLast
        ? jsonProblem('PropertyNameExpected', text.indexOf(',', end), 1)
        : jsonProblem('CommaExpected', end - 1, 1),
    );
  }
}
