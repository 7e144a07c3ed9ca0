/** SQL as SQLite splits it into tokens: enough to tell statements apart and to find a name again. */

export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'comment' | 'space';
  readonly text: string;
  /** Where it begins in the text, in UTF-16 units. */
  readonly at: number;
}

export interface SqlStatement {
  /** From its first token to its last one, without the semicolon. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// What is not closed goes to the end of the text. SQLite takes $ and letters of all alphabets into words.
const pattern = new RegExp(
  [
    String.raw`(?<space>[\s\ufeff]+)`,
    String.raw`(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))`,
    "(?<string>[xX]?'(?:[^']|'')*(?:'|$))",
    String.raw`(?<quoted>"(?:[^"]|"")*(?:"|$)|${'`'}(?:[^${'`'}]|${'``'})*(?:${'`'}|$)|\[[^\]]*(?:\]|$))`,
    String.raw`(?<number>(?:0[xX][0-9a-fA-F]+|\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)[\w$]*)`,
    String.raw`(?<word>[\p{L}_\u0080-\u{10ffff}][\w$\u0080-\u{10ffff}]*)`,
    String.raw`(?<symbol>->>|->|\|\||<<|>>|<=|>=|<>|!=|==|[\s\S])`,
  ].join('|'),
  'gu',
);

/** All of the text, spaces and comments too. */
export function tokensOf(sql: string): readonly SqlToken[] {
  return [...sql.matchAll(pattern)].map(({ 0: text, index: at, groups = {} }) => {
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined) as SqlToken['kind'];
    return { kind, text, at };
  });
}

/** What stands between semicolons; nothing but comments is no statement. */
export function statementsOf(sql: string): readonly SqlStatement[] {
  const statements: SqlStatement[] = [];
  let start: number | null = null;
  let end = 0;
  const close = () => {
    if (start !== null) statements.push({ text: sql.slice(start, end), start, end });
    start = null;
  };
  for (const { kind, text, at } of tokensOf(sql)) {
    if (kind === 'space' || kind === 'comment') continue;
    if (text === ';') {
      close();
      continue;
    }
    start ??= at;
    end = at + text.length;
  }
  close();
  return statements;
}

/** 1-based. */
export function placeOf(sql: string, at: number): { readonly line: number; readonly column: number } {
  const before = sql.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

/** The name that a word or a quoted name stands for; null: the token is no name. */
export function nameOf({ kind, text }: SqlToken): string | null {
  if (kind === 'word') return text;
  if (kind !== 'quoted') return null;
  const [open = ''] = text;
  const inside = text.slice(1, -1);
  return open === '[' ? inside : inside.replaceAll(open + open, open);
}

/** Where a name stands that SQLite complains of, with or without what qualifies it (`a.b`); null: nowhere. */
export function findName(sql: string, name: string): number | null {
  const last = name
    .split('.')
    .at(-1)
    ?.replace(/^"(.*)"$/, '$1')
    .toLowerCase();
  const found = tokensOf(sql).find((token) => nameOf(token)?.toLowerCase() === last);
  return found?.at ?? null;
}
