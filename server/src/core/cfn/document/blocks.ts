/**
 * Cuts a YAML template into blocks that mean the same when they are parsed alone: the sections at the margin, and the
 * entries of the long ones. A keystroke then costs the parsing of one block, and a broken block leaves the others whole.
 */
import type { Span } from './node.ts';
import type { SyntaxProblem } from './problem.ts';

export interface Block {
  readonly start: number;
  readonly text: string;
  /** The section that this block is an entry of; null: the block is a section of its own. */
  readonly section: string | null;
}

export interface SectionHead {
  readonly name: string;
  /** Where its block begins. */
  readonly start: number;
  /** Where the key is written. */
  readonly key: Span;
  readonly value: Span;
  /** Where the section's text ends. */
  readonly until: number;
  /** Its entries are blocks. */
  readonly isSplit: boolean;
}

export interface Cut {
  readonly sections: readonly SectionHead[];
  readonly blocks: readonly Block[];
  readonly root: Span;
  /** Of what stands between blocks; offsets from the beginning of the text. */
  readonly problems: readonly SyntaxProblem[];
}

export const LONG_SECTIONS = new Set(['Resources', 'Parameters', 'Outputs', 'Conditions', 'Mappings', 'Rules']);
const MARGIN_KEY = /^(?:([A-Za-z][\w:.-]*)|"([^"\n]*)"|'([^'\n]*)')[ \t]*:(?=[ \t\r\n]|$)/;
const ENTRY_KEY = /^[ \t]*(?:[^\s#'"[\]{},&*!|>%@`-][^\n]*?|"[^"\n]*"|'[^'\n]*')[ \t]*:(?=[ \t\r\n]|$)/;

/** Null: this is no text whose parts stand for themselves (a flow map, several documents, anchors across blocks). */
export function cutIntoBlocks(text: string): Cut | null {
  const heads = marginKeys(text);
  if (heads === null) return null;
  const sections: SectionHead[] = [];
  const blocks: Block[] = [];
  for (const [index, head] of heads.entries()) {
    const until = heads[index + 1]?.lineStart ?? text.length;
    const starts = LONG_SECTIONS.has(head.name) ? entryStarts(text, head.lineEnd, until) : null;
    const isSplit = starts !== null && starts.length > 0 && isBare(text.slice(head.keyEnd, head.lineEnd));
    sections.push({
      name: head.name,
      start: head.lineStart,
      key: { start: head.lineStart, end: head.keyEnd - 1 },
      value: { start: head.keyEnd, end: until },
      until,
      isSplit,
    });
    if (!isSplit) {
      blocks.push({ start: head.lineStart, text: text.slice(head.lineStart, until), section: null });
      continue;
    }
    for (const [at, start] of starts.entries()) {
      const end = starts[at + 1] ?? until;
      blocks.push({ start, text: text.slice(start, end), section: head.name });
    }
  }
  return { sections, blocks, root: { start: 0, end: text.length }, problems: [] };
}

interface Head {
  readonly name: string;
  readonly lineStart: number;
  /** After the colon. */
  readonly keyEnd: number;
  readonly lineEnd: number;
}

/** The keys at the margin; null where something else stands there. */
function marginKeys(text: string): readonly Head[] | null {
  const heads: Head[] = [];
  for (const { start, end } of linesOf(text, 0, text.length)) {
    const first = text.charAt(start);
    if (end === start || first === ' ' || first === '#' || first === '\r' || first === '\n') continue;
    if (heads.length === 0 && first === '\t') return null;
    // A tab where an indent is due breaks the block that it stands in, and no more.
    if (first === '\t') continue;
    const line = text.slice(start, end);
    if (heads.length === 0 && /^---[ \t]*(?:#.*)?\r?$/.test(line)) continue;
    const key = MARGIN_KEY.exec(line);
    if (key === null) {
      // A list at the margin may be a section's value (`Transform:` / `- X`); anything else is no map.
      if (heads.length > 0 && line.startsWith('- ')) continue;
      if (heads.length > 0 && !/^(?:---|\.\.\.|%|[{[])/.test(line)) continue;
      return null;
    }
    const [all, bare, double, single] = key;
    heads.push({ name: bare ?? double ?? single ?? '', lineStart: start, keyEnd: start + all.length, lineEnd: end });
  }
  return heads.length === 0 ? null : heads;
}

/** Where the entries of a section begin: the lines with the indent of the first one. Null: there is no such line. */
function entryStarts(text: string, from: number, until: number): readonly number[] | null {
  const starts: number[] = [];
  let indent = -1;
  for (const { start, end } of linesOf(text, from, until)) {
    const line = text.slice(start, end);
    const content = line.search(/\S/);
    if (content <= 0 || line.charAt(content) === '#') continue;
    if (line.slice(0, content).includes('\t')) continue;
    if (indent < 0) {
      if (!ENTRY_KEY.test(line)) return null;
      indent = content;
    }
    if (content === indent && ENTRY_KEY.test(line)) starts.push(start);
  }
  return indent < 0 ? null : starts;
}

function isBare(rest: string): boolean {
  return /^[ \t]*(?:#.*)?\r?$/.test(rest);
}

export function* linesOf(
  text: string,
  from: number,
  until: number,
): Generator<{ readonly start: number; readonly end: number }> {
  let start = from;
  if (start > 0 && text.charAt(start - 1) !== '\n') {
    const next = text.indexOf('\n', start);
    start = next < 0 || next >= until ? until : next + 1;
  }
  while (start < until) {
    const next = text.indexOf('\n', start);
    const end = next < 0 || next >= until ? until : next;
    yield { start, end };
    start = end + 1;
  }
}
