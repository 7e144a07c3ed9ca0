/**
 * Where the cursor is, in text that is being typed and so seldom whole: the path of keys that lead there, and whether a
 * key or a value is due. Read off the lines themselves, for no parser knows what will be written next.
 */
import { getLocation } from 'jsonc-parser';
import type { Span } from '../document/node.ts';

export interface Cursor {
  readonly path: readonly (string | number)[];
  /**
   * `key`: the name of a new entry of the map at `path`; `value`: what stands at `path`; `either`: an item of a list,
   * which may be a map whose first key this is.
   */
  readonly due: 'key' | 'value' | 'either';
  /** What is typed of it so far; a completion replaces it. */
  readonly word: Span;
  readonly typed: string;
  /** How far the word's line is indented: what an entry's children go beyond. */
  readonly indent: number;
  /** The function whose argument this is: `Fn::GetAtt`; null: none. `index`: which of its arguments, null for the only one. */
  readonly call: { readonly name: string; readonly index: number | null } | null;
  /** Within quotes. */
  readonly quoted: boolean;
  /** A colon follows: a key is changed, and its value is there. */
  readonly hasColon: boolean;
}

export function cursorAt(text: string, offset: number, language: 'yaml' | 'json'): Cursor {
  return language === 'json' ? inJson(text, offset) : inYaml(text, offset);
}

function inJson(text: string, offset: number): Cursor {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const inside =
    previousNode !== undefined && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const quoted = inside && (previousNode.type === 'string' || previousNode.type === 'property');
  const end = inside ? previousNode.offset + previousNode.length : offset;
  const word =
    quoted && isAtPropertyKey
      ? // A key is replaced with its quotes, for a colon may have to follow.
        { start: previousNode.offset, end }
      : quoted
        ? {
            start: previousNode.offset + 1,
            end: Math.max(previousNode.offset + 1, previousNode.offset + previousNode.length - 1),
          }
        : inside && previousNode.type !== 'object' && previousNode.type !== 'array'
          ? { start: previousNode.offset, end: previousNode.offset + previousNode.length }
          : { start: offset, end: offset };
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0].length ?? 0;
  const own = isAtPropertyKey ? path.slice(0, -1) : path;
  return {
    ...withCall(own),
    due: isAtPropertyKey ? 'key' : 'value',
    word,
    typed: text.slice(word.start, Math.min(offset, word.end)).replace(/^"/, ''),
    indent,
    quoted: quoted && !isAtPropertyKey,
    hasColon: /^\s*:/.test(text.slice(end, end + 200)),
  };
}

const KEY = /^(?:- +)*(?:"([^"]*)"|'([^']*)'|([^\s#'"[\]{},&*!|>%@`-][^#\n]*?|-[^\s#][^#\n]*?))\s*:(?:\s|$)/;

function inYaml(text: string, offset: number): Cursor {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(lineStart, offset);
  const dashes = /^[ ]*(?:- +|-$)*/.exec(line)?.[0] ?? '';
  const indent = dashes.length;
  const rest = line.slice(indent);
  const parents = parentsOf(text, lineStart, line, indent);
  const colon = /^("[^"]*"|'[^']*'|[^\s#'"[\]{},&*!|>%@`][^#]*?)\s*:\s+/.exec(rest);
  const value = colon === null ? rest : rest.slice(colon[0].length);
  const own = colon === null ? parents : [...parents, unquoted(colon[1] ?? '')];
  const valueStart = offset - value.length;
  const flow = flowPath(value);
  const word = flow.word;
  const start = valueStart + word.at;
  const end = endOfWord(text, offset, word.quoted);
  const outer = withCall(own);
  const isItem = /^ *-(?: |$)/.test(line);
  const mayBeKey = colon === null && !/^[!"'[{]/.test(rest) && flow.call === null && !flow.inFlow;
  const isKeyDue = mayBeKey && outer.call === null;
  return {
    path: flow.call === null ? outer.path : own,
    due: isKeyDue ? (isItem ? 'either' : 'key') : 'value',
    word: { start, end },
    typed: text.slice(start, offset),
    indent,
    call: flow.call ?? outer.call,
    quoted: word.quoted,
    hasColon: /^[ \t]*:(?:\s|$)/.test(text.slice(end, end + 200)),
  };
}

/** The keys and indexes that the line stands under, by the indents of the lines before it. */
function parentsOf(text: string, lineStart: number, line: string, indent: number): readonly (string | number)[] {
  const path: (string | number)[] = [];
  // Dashes of this line are items of the list that a line with less indent begins.
  let limit = indent;
  const dashAt = line.indexOf('-');
  if (/^ *-(?: |$)/.test(line)) {
    path.unshift(itemIndex(text, lineStart, dashAt));
    limit = dashAt + 0.5;
  }
  let end = lineStart - 1;
  while (end > 0 && limit > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const before = text.slice(start, end);
    end = start - 1;
    const content = before.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    const at = before.length - content.length;
    const dash = /^(?:- +)+/.exec(content)?.[0] ?? '';
    const key = KEY.exec(content);
    const keyAt = at + dash.length;
    if (key !== null && keyAt < limit && (dash === '' || keyAt < Math.floor(limit) || limit % 1 !== 0)) {
      path.unshift(key[1] ?? key[2] ?? (key[3] ?? '').trim());
      limit = keyAt;
      if (dash !== '') {
        path.unshift(itemIndex(text, start, at));
        limit = at + 0.5;
      }
      continue;
    }
    if (dash !== '' && at < limit && keyAt <= limit) {
      path.unshift(itemIndex(text, start, at));
      limit = at + 0.5;
    }
  }
  return path;
}

/** How many items of the same list come before. */
function itemIndex(text: string, lineStart: number, indent: number): number {
  let count = 0;
  let end = lineStart - 1;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    end = start - 1;
    const content = line.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    const at = line.length - content.length;
    if (at < indent || (at === indent && !content.startsWith('-'))) break;
    if (at === indent) count += 1;
  }
  return count;
}

interface Flow {
  readonly call: Cursor['call'];
  readonly inFlow: boolean;
  readonly word: { readonly at: number; readonly quoted: boolean };
}

/** The function and the argument within one line: `!If [IsProd, !Ref ` is the only argument of Ref. */
function flowPath(value: string): Flow {
  const open: { call: string | null; index: number }[] = [];
  let pending: string | null = null;
  let at = 0;
  let quote = '';
  let wordAt = 0;
  while (at < value.length) {
    const char = value.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
      at += 1;
      continue;
    }
    const tag = /^!([A-Za-z]+)\s+/.exec(value.slice(at));
    if (tag !== null) {
      pending = longName(tag[1] ?? '');
      at += tag[0].length;
      wordAt = at;
      continue;
    }
    at += 1;
    if (char === '"' || char === "'") {
      quote = char;
      wordAt = at;
    } else if (char === '[' || char === '{') {
      open.push({ call: pending, index: 0 });
      pending = null;
      wordAt = at;
    } else if (char === ']' || char === '}') {
      open.pop();
      wordAt = at;
    } else if (char === ',') {
      const last = open.at(-1);
      if (last !== undefined) last.index += 1;
      pending = null;
      wordAt = at;
    } else if (char === ' ' && value.slice(wordAt, at).trim() === '') wordAt = at;
  }
  const inner = open.at(-1);
  const call =
    pending !== null
      ? { name: pending, index: null }
      : inner !== undefined && inner.call !== null
        ? { name: inner.call, index: inner.index }
        : null;
  return { call, inFlow: open.length > 0, word: { at: wordAt, quoted: quote !== '' } };
}

function longName(tag: string): string {
  return tag === 'Ref' || tag === 'Condition' ? tag : `Fn::${tag}`;
}

/** A path that ends in a function is the place of the function; the rest says which argument. */
function withCall(path: readonly (string | number)[]): Pick<Cursor, 'path' | 'call'> {
  for (let index = path.length - 1; index >= Math.max(0, path.length - 2); index -= 1) {
    const name = path[index];
    if (typeof name !== 'string' || !(name === 'Ref' || name.startsWith('Fn::'))) continue;
    const argument = path[index + 1];
    // What a condition gives either way has the place of the whole.
    if (name === 'Fn::If' && typeof argument === 'number' && argument > 0) return { path, call: null };
    return { path: path.slice(0, index), call: { name, index: typeof argument === 'number' ? argument : null } };
  }
  return { path, call: null };
}

function unquoted(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key.trim();
}

function endOfWord(text: string, offset: number, quoted: boolean): number {
  const rest = (quoted ? /^[^"'\n]*/ : /^[\w:.-]*/).exec(text.slice(offset, offset + 200))?.[0] ?? '';
  // The colon of `Key:` is not of the word.
  return offset + rest.replace(/:$/, '').length;
}
