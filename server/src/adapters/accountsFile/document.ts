/** The text of an accounts file: read with positions. */
import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLParseError,
} from 'yaml';
import type { z } from 'zod';
import type { Accounts } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import { accountsOf, accountsSchema } from './schema.ts';

export interface AccountsDocument {
  readonly document: Document;
  readonly accounts: Accounts;
}

/** How the message of an error begins that has a place in the text. */
export const problemPrefix = 'The accounts file has a problem: ';

/** An accounts file larger than this is not one. */
const sizeLimit = 2_000_000;

/**
 * Reads a file's text; one that is empty holds no accounts.
 * @throws AppError ACCOUNTS_FILE for the first problem, with its line and column
 */
export function parseAccounts(text: string, file: string): AccountsDocument {
  if (text.length > sizeLimit)
    throw new AppError('ACCOUNTS_FILE', 'The accounts file is too large to be one', {
      file,
      hint: 'Check the path; an accounts file has a few lines for each account.',
    });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [syntaxError] = document.errors;
  if (syntaxError !== undefined) {
    throw problemError([{ message: messageOf(syntaxError), offset: syntaxError.pos[0] }], lines, file);
  }
  if (isEmpty(document)) return { document, accounts: { master: null, accounts: [] } };
  const checked = accountsSchema.safeParse(plainValue(document, file));
  if (checked.success) return { document, accounts: accountsOf(checked.data) };
  const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, document));
  throw problemError(problems, lines, file);
}

/** The parser's own advice for this one is for programmers. */
function messageOf({ code, message }: YAMLParseError): string {
  return code === 'MULTIPLE_DOCS' ? 'The file has a second document: remove the line ---.' : message;
}

export function isEmpty(document: Document): boolean {
  return document.contents === null || (isScalar(document.contents) && document.contents.value === null);
}

function plainValue(document: Document, file: string): unknown {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // The one thing that goes wrong after a text without syntax errors.
    throw new AppError('ACCOUNTS_FILE', 'The accounts file uses too many aliases', {
      file,
      hint: 'Write the values out instead of repeating them by *name.',
      cause: error,
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  // `accounts:` with nothing after it is a list that has become empty.
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}

interface Problem {
  readonly message: string;
  readonly offset: number;
  /** Something is not there: it has no place of its own, so what is there comes first. */
  readonly isAbsence?: boolean;
}

function problemsOf(issue: z.core.$ZodIssue, document: Document): readonly Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      message: `There is no such field here: ${key}`,
      offset: keyOffset(document, path, key),
    }));
  }
  const node = nodeAt(document, path);
  if (node !== null) return [{ message: `${whereOf(path)}${issue.message}`, offset: startOf(node) }];
  // What is missing is reported where it should be: at the beginning of what lacks it.
  const parent = nodeAt(document, path.slice(0, -1));
  const name = String(path.at(-1) ?? 'accounts');
  return [{ message: `A field is missing: ${name}`, offset: parent === null ? 0 : startOf(parent), isAbsence: true }];
}

function nodeAt(document: Document, path: readonly (string | number)[]): Node | null {
  const found = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(found) ? found : null;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function keyOffset(document: Document, path: readonly (string | number)[], key: string): number {
  const parent = nodeAt(document, path);
  if (!isMap(parent)) return 0;
  const pair = parent.items.find((item) => isPair(item) && String(item.key) === key);
  return isNode(pair?.key) ? startOf(pair.key) : startOf(parent);
}

/** `accounts 2, id: `, counted from 1 as people do. */
function whereOf(path: readonly (string | number)[]): string {
  const words = path.map((step) => (typeof step === 'number' ? String(step + 1) : step));
  const text = words.join(' ').replace(/^(accounts \d+) /, '$1, ');
  return text === '' ? '' : `${text}: `;
}

function problemError(problems: readonly Problem[], lines: LineCounter, file: string): AppError {
  const byPlace = (a: Problem, b: Problem) =>
    a.offset - b.offset || Number(a.isAbsence ?? false) - Number(b.isAbsence ?? false);
  const [first, ...others] = [...problems].sort(byPlace);
  const { line, col } = lines.linePos(first?.offset ?? 0);
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return new AppError('ACCOUNTS_FILE', `${problemPrefix}${first?.message ?? 'unknown'}${more}`, {
    file,
    line: Math.max(line, 1),
    column: Math.max(col, 1),
    hint: 'Correct the file; nothing was changed in it.',
  });
}
