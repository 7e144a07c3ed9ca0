import { DatabaseSync } from 'node:sqlite';
import { findName, tokensOf } from '../../../core/query/sql.ts';
import type { ReadError } from '../messages.ts';
import { createQueryView, hiddenBehind } from './connection.ts';

const SQL_ERROR = 1;
const TOO_BIG = 18;
/** PERM, BUSY, LOCKED, IOERR, CORRUPT, CANTOPEN, NOTADB. */
const isOfFile: ReadonlySet<number> = new Set([3, 5, 6, 10, 11, 14, 26]);

/** Why the inventory cannot be read. @throws what is no error of the file's */
export function fileError(error: unknown): ReadError {
  const code = resultCode(error);
  // SQLITE_ERROR would be a mistake in our own statements.
  if (code === null || code === SQL_ERROR || !(error instanceof Error)) throw error;
  return { kind: 'error', of: 'file', code, message: error.message, at: null };
}

/** What SQLite says of a query, with where. @throws what is no error of SQLite's, nor of a size */
export function queryError(error: unknown, sql: string): ReadError {
  if (!(error instanceof Error)) throw error;
  if (error instanceof RangeError || ('code' in error && error.code === 'ERR_STRING_TOO_LONG')) {
    return { kind: 'error', of: 'query', code: TOO_BIG, message: 'string or blob too big', at: null };
  }
  const code = resultCode(error);
  if (code === null) throw error;
  if (isOfFile.has(code)) return { kind: 'error', of: 'file', code, message: error.message, at: null };
  // The views that stand in the way of tables say so in their own words.
  const message = error.message.replace(`no such table: ${hiddenBehind}`, 'no such table: ');
  return { kind: 'error', of: 'query', code, message, at: placeOfProblem(message, sql) };
}

/** SQLite's primary result code; null: the error is none of SQLite's. */
function resultCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' ? errcode & 0xff : null;
}

function placeOfProblem(message: string, sql: string): number | null {
  const [, near] = /^near "([\s\S]*)": syntax error$/.exec(message) ?? [];
  if (near !== undefined) return placeOfSyntaxError(near, sql);
  if (message === 'incomplete input') return sql.length;
  const [, name] = /^(?:no such (?:column|table|function)|ambiguous column name): (.+?)(?: - .*)?$/.exec(message) ?? [];
  if (name !== undefined) return findName(sql, name);
  const [, called] =
    /^(?:wrong number of arguments to function|misuse of aggregate(?: function)?:?) (\w+)\(/.exec(message) ?? [];
  return called === undefined ? null : findName(sql, called);
}

/** SQLite names the token but not its place: the first one at which the query, up to there, is wrong already. */
function placeOfSyntaxError(near: string, sql: string): number | null {
  const db = new DatabaseSync(':memory:');
  try {
    for (const token of tokensOf(sql).filter(({ text }) => text === near)) {
      if (complaint(db, sql.slice(0, token.at + token.text.length))?.includes(`near "${near}"`)) return token.at;
    }
    return null;
  } finally {
    db.close();
  }
}

function complaint(db: DatabaseSync, sql: string): string | null {
  try {
    createQueryView(db, sql);
    db.exec('DROP VIEW temp."query"');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : null;
  }
}
