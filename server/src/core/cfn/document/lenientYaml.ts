/**
 * CloudFormation's parser does not mind how far texts in quotes and collections in brackets are indented, where YAML's
 * grammar does. A text that fails only because of that is read again with those breaks of lines as blanks: nothing moves.
 */
import type { Origin } from './node.ts';
import { parseYaml, type YamlParsed } from './yamlNodes.ts';

export function parseLenientYaml(text: string, origin: Origin): YamlParsed {
  const strict = parseYaml(text, origin);
  if (mistakesIn(strict) === 0) return strict;
  const joined = withLinesJoined(text);
  if (joined === text) return strict;
  const lenient = parseYaml(joined, origin);
  return mistakesIn(lenient) < mistakesIn(strict) ? lenient : strict;
}

function mistakesIn({ problems }: YamlParsed): number {
  return problems.filter(({ code }) => code === 'syntax').length;
}

/** Breaks of lines within quotes and brackets become blanks, and so do comments within brackets. */
function withLinesJoined(text: string): string {
  let joined = '';
  let kept = 0;
  let at = 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    if (BLOCK_TEXT.test(text.slice(at, lineEnd))) {
      at = afterBlock(text, at, lineEnd);
      continue;
    }
    const part = longPartOn(text, at, lineEnd);
    if (part !== null) {
      joined += text.slice(kept, part.start) + asOneLine(text.slice(part.start, part.end));
      kept = part.end;
    }
    at = endOfLine(text, part?.end ?? at) + 1;
  }
  return joined + text.slice(kept);
}

/** `Key: !Sub |`, `- >-`: what follows is text. */
const BLOCK_TEXT = /(?:^\s*|[:?-][ \t]+)(?:![\w:]*[ \t]+)?[|>][-+0-9]*[ \t]*(?:#.*)?\r?$/;

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}

/** Where the first line begins that is not deeper than what the block of text belongs to. */
function afterBlock(text: string, lineStart: number, lineEnd: number): number {
  const [, blanks = '', dashes = '', own = ''] = /^( *)((?:- +)*)(\S?)/.exec(text.slice(lineStart, lineEnd)) ?? [];
  const isItem = dashes !== '' && /[|>!]/.test(own);
  const indent = blanks.length + (isItem ? dashes.trimEnd().length - 1 : dashes.length);
  let at = lineEnd + 1;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    if (line.trim() !== '' && line.search(/\S/) <= indent) return at;
    at = end + 1;
  }
  return at;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** A text in quotes, or a collection in brackets, that begins on the line and ends on another. */
function longPartOn(text: string, lineStart: number, lineEnd: number): Part | null {
  for (let from = lineStart; ; ) {
    const line = text.slice(from, lineEnd);
    const found = /(?:^[ \t]*|[:?-][ \t]+)(?:![\w:]*[ \t]+)?(?=['"[{])/.exec(line);
    const comment = line.search(/(?:^|\s)#/);
    if (found === null || (comment >= 0 && comment < found.index)) return null;
    const start = from + found.index + found[0].length;
    const end = closingOf(text, start);
    if (end === null) return null;
    if (end > lineEnd) return { start, end };
    from = end;
  }
}

/** After the quote or bracket that closes the one at `start`; null: none does. */
function closingOf(text: string, start: number): number | null {
  const first = text.charAt(start);
  if (first === "'" || first === '"') return closingQuote(text, start, first);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if ((char === "'" || char === '"') && /[\s,:[{]/.test(text.charAt(at - 1))) {
      const end = closingQuote(text, at, char);
      if (end === null) return null;
      at = end - 1;
    } else if (char === '#' && /\s/.test(text.charAt(at - 1))) at = endOfLine(text, at);
  }
  return null;
}

function closingQuote(text: string, start: number, quote: string): number | null {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\' && quote === '"') at += 1;
    else if (char === quote) {
      if (quote === "'" && text.charAt(at + 1) === "'") at += 1;
      else return at + 1;
    }
  }
  return null;
}

function asOneLine(part: string): string {
  const isQuoted = /^['"]/.test(part);
  const bare = isQuoted ? part : part.replace(/(?<=\s)#[^\n]*/g, (comment) => ' '.repeat(comment.length));
  return bare.replace(/[\r\n]/g, ' ');
}
