/** One open inventory file: prepared statements, transactions, and errors in words. */
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { AppError } from '../../core/errors.ts';
import { storeFailure } from './failure.ts';
import { migrate } from './migrate.ts';
import { loadSqlite } from './sqlite.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;
export type Parameters = readonly SQLInputValue[];

export interface Database {
  run(sql: string, parameters: Parameters): { readonly changes: number };
  get(sql: string, parameters: Parameters): Row | undefined;
  all(sql: string, parameters: Parameters): readonly Row[];
  /** All or nothing, and the inventory's version grows. Waits while another process writes. */
  write<T>(work: () => T): T;
  /** Single statements, each on its own; the version stays. Turns SQLite's errors into AppErrors, as write does. */
  plain<T>(work: () => T): T;
  close(): void;
}

const BUSY_TIMEOUT_MS = 5_000;
const PAGE_BYTES = 16_384;

/** @throws AppError STORE or ENVIRONMENT */
export async function openDatabase(file: string): Promise<Database> {
  const Sqlite = await loadSqlite();
  try {
    await createPrivately(file);
    return wrap(prepareFile(new Sqlite(file), file), file);
  } catch (error) {
    throw storeFailure(error, file);
  }
}

/** SQLite would create the file readable for everyone; its -wal and -shm files take the mode of the file. */
async function createPrivately(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  await handle.close();
  await chmod(file, 0o600);
}

function prepareFile(db: DatabaseSync, file: string): DatabaseSync {
  try {
    db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    // Of effect before the first write only.
    db.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function wrap(db: DatabaseSync, file: string): Database {
  const statements = new Map<string, StatementSync>();
  let closed = false;
  const statement = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  const guarded = <T>(work: () => T): T => {
    // What is still under way when the process ends was stopped on purpose.
    if (closed) throw new AppError('CANCELLED', 'The inventory is closed', { file });
    try {
      return work();
    } catch (error) {
      throw storeFailure(error, file);
    }
  };
  const transaction = <T>(work: () => T): T => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      statement(`UPDATE meta SET value = value + 1 WHERE key = 'version'`).run();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      rollBack(db);
      throw error;
    }
  };

  return {
    run: (sql, parameters) => ({ changes: Number(statement(sql).run(...parameters).changes) }),
    get: (sql, parameters) => statement(sql).get(...parameters),
    all: (sql, parameters) => statement(sql).all(...parameters),
    write: (work) => guarded(() => transaction(work)),
    plain: guarded,
    close: () => {
      if (closed) return;
      closed = true;
      statements.clear();
      db.close();
    },
  };
}

function rollBack(db: DatabaseSync): void {
  try {
    db.exec('ROLLBACK');
  } catch (error) {
    // After some errors (a full disk) SQLite has rolled back by itself.
    if (!String(error).includes('no transaction is active')) throw error;
  }
}
