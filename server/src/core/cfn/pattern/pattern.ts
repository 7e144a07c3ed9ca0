/** Regular expressions as a tree, in the part of the syntax that JavaScript and Java share. */

export type Pattern =
  | { readonly kind: 'one'; readonly matches: (char: string) => boolean }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'edge'; readonly negated: boolean }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly Pattern[] }
  | { readonly kind: 'group'; readonly of: Pattern; readonly index: number }
  | {
      readonly kind: 'repeat';
      readonly of: Pattern;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'look'; readonly of: Pattern; readonly negated: boolean }
  | { readonly kind: 'same'; readonly index: number };

interface Reader {
  readonly text: string;
  at: number;
  groups: number;
}

/** Null: it is none, or it uses what only one of the two languages has (look-behind, possessive repeats, flags ...). */
export function parsePattern(text: string): Pattern | null {
  if (text.length > MAX_LENGTH) return null;
  const reader: Reader = { text, at: 0, groups: 0 };
  const pattern = choice(reader, 0);
  return reader.at === text.length ? pattern : null;
}

const MAX_LENGTH = 4096;
const MAX_DEPTH = 50;

function choice(reader: Reader, depth: number): Pattern | null {
  if (depth > MAX_DEPTH) return null;
  const ways: Pattern[] = [];
  for (;;) {
    const way = sequence(reader, depth);
    if (way === null) return null;
    ways.push(way);
    if (reader.text[reader.at] !== '|') return ways.length === 1 ? way : { kind: 'choice', of: ways };
    reader.at += 1;
  }
}

function sequence(reader: Reader, depth: number): Pattern | null {
  const parts: Pattern[] = [];
  while (reader.at < reader.text.length && !'|)'.includes(reader.text.charAt(reader.at))) {
    const atom = atomAt(reader, depth);
    const part = atom === null ? null : repeated(atom, reader);
    if (part === null) return null;
    parts.push(part);
  }
  return { kind: 'sequence', of: parts };
}

function repeated(atom: Pattern, reader: Reader): Pattern | null {
  const found = /^(?:([*+?])|\{(\d{1,6})(?:(,)(\d{0,6}))?\})([?+]?)/.exec(reader.text.slice(reader.at, reader.at + 20));
  if (found === null) return atom;
  const [all, sign, from, comma, to, mode] = found;
  if (mode === '+' || atom.kind === 'start' || atom.kind === 'end') return null;
  reader.at += all.length;
  const min = sign === undefined ? Number(from) : sign === '+' ? 1 : 0;
  const open = sign === '*' || sign === '+' || (comma !== undefined && to === '');
  const max = open ? Number.POSITIVE_INFINITY : sign === '?' ? 1 : Number(comma === undefined ? from : to);
  return { kind: 'repeat', of: atom, min, max, lazy: mode === '?' };
}

function atomAt(reader: Reader, depth: number): Pattern | null {
  const char = reader.text.charAt(reader.at);
  reader.at += 1;
  switch (char) {
    case '^':
      return { kind: 'start' };
    case '$':
      return { kind: 'end' };
    case '.':
      return { kind: 'one', matches: (one) => one !== '\n' && one !== '\r' };
    case '(':
      return groupAt(reader, depth);
    case '[':
      return setAt(reader);
    case '\\':
      return escapeAt(reader);
    case '*':
    case '+':
    case '?':
      return null;
    default:
      return { kind: 'one', matches: (one) => one === char };
  }
}

function groupAt(reader: Reader, depth: number): Pattern | null {
  const head = /^\?(?::|=|!|<[A-Za-z]\w*>)/.exec(reader.text.slice(reader.at, reader.at + 80))?.[0] ?? '';
  if (head === '' && reader.text[reader.at] === '?') return null;
  reader.at += head.length;
  const captures = head === '' || head.startsWith('?<');
  if (captures) reader.groups += 1;
  const index = reader.groups;
  const inner = choice(reader, depth + 1);
  if (inner === null || reader.text[reader.at] !== ')') return null;
  reader.at += 1;
  if (head === '?=' || head === '?!') return { kind: 'look', of: inner, negated: head === '?!' };
  return captures ? { kind: 'group', of: inner, index } : inner;
}

type Test = (char: string) => boolean;

const SETS: Readonly<Record<string, Test>> = {
  d: (char) => /^[0-9]$/.test(char),
  D: (char) => !/^[0-9]$/.test(char),
  w: (char) => /^[A-Za-z0-9_]$/.test(char),
  W: (char) => !/^[A-Za-z0-9_]$/.test(char),
  s: (char) => /^\s$/.test(char),
  S: (char) => !/^\s$/.test(char),
};

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };

/** Classes that Java names and JavaScript does not. */
const POSIX: Readonly<Record<string, string>> = {
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  Lower: 'a-z',
  Upper: 'A-Z',
};

function escapeAt(reader: Reader): Pattern | null {
  const char = reader.text[reader.at];
  if (char === 'b' || char === 'B') {
    reader.at += 1;
    return { kind: 'edge', negated: char === 'B' };
  }
  if (char === 'A' || char === 'Z' || char === 'z') {
    reader.at += 1;
    return { kind: char === 'A' ? 'start' : 'end' };
  }
  if (char !== undefined && /[1-9]/.test(char)) {
    reader.at += 1;
    return { kind: 'same', index: Number(char) };
  }
  const one = escapedAt(reader);
  if (one === null) return null;
  return { kind: 'one', matches: typeof one === 'string' ? (other) => other === one : one };
}

/** After the backslash: one character, or a set of them. */
function escapedAt(reader: Reader): string | Test | null {
  const rest = reader.text.slice(reader.at, reader.at + 60);
  const [char = ''] = rest;
  const code = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\})/.exec(rest);
  if (code !== null) {
    reader.at += code[0].length;
    const value = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16);
    return value > 0x10_ff_ff ? null : String.fromCodePoint(value);
  }
  const named = /^[pP]\{([A-Za-z_=]+)\}/.exec(rest);
  if (named !== null) {
    reader.at += named[0].length;
    return namedSet(named[1] ?? '', char === 'P');
  }
  reader.at += 1;
  const set = SETS[char];
  if (set !== undefined) return set;
  // Of other letters each language has its own idea.
  return CONTROLS[char] ?? (/^[^A-Za-z0-9]$/.test(char) ? char : null);
}

function namedSet(name: string, negated: boolean): Test | null {
  const posix = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
  const known = ['L', 'Lu', 'Ll', 'N', 'Nd', 'P', 'S', 'Z', 'Zs', 'M', 'C', 'Pc', 'Sc', 'Sm'].includes(name);
  if (posix === undefined && !known) return null;
  const test = posix === undefined ? new RegExp(`^\\p{${name}}$`, 'u') : new RegExp(`^[${posix}]$`);
  return (char) => test.test(char) !== negated;
}

function setAt(reader: Reader): Pattern | null {
  const negated = reader.text[reader.at] === '^';
  if (negated) reader.at += 1;
  const tests: Test[] = [];
  for (let isFirst = true; ; isFirst = false) {
    const char = reader.text[reader.at];
    if (char === undefined || (char === ']' && isFirst) || char === '[' || reader.text.startsWith('&&', reader.at)) {
      return null;
    }
    reader.at += 1;
    if (char === ']') break;
    const from = char === '\\' ? escapedAt(reader) : char;
    if (from === null) return null;
    const isRange = reader.text[reader.at] === '-' && reader.text[reader.at + 1] !== ']';
    if (typeof from !== 'string' || !isRange) {
      tests.push(typeof from === 'string' ? (other) => other === from : from);
      continue;
    }
    reader.at += 1;
    const end = reader.text.charAt(reader.at);
    reader.at += 1;
    const to = end === '\\' ? escapedAt(reader) : end;
    if (typeof to !== 'string' || to < from) return null;
    tests.push((other) => from <= other && other <= to);
  }
  return { kind: 'one', matches: (char) => tests.some((test) => test(char)) !== negated };
}
