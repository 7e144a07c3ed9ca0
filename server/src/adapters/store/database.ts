/** One open inventory file: prepared statements, transactions, and errors in words. */
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { AppError } from '../../core/errors.ts';
import { storeFailure } from './failure.ts';
import { migrate, type TellUpgrade } from './migrate.ts';
import { hasFts5, loadSqlite } from './sqlite.ts';
import { undo } from './undo.ts';
import { createWriteGroup, type Haste } from './writeGroup.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;
export type Parameters = readonly SQLInputValue[];

export interface Database {
  /** Whether the runtime has FTS5 and its trigrams. */
  readonly trigrams: boolean;
  /** `row`: the row that an insertion made. */
  run(sql: string, parameters: Parameters): { readonly changes: number; readonly row: number };
  get(sql: string, parameters: Parameters): Row | undefined;
  all(sql: string, parameters: Parameters): readonly Row[];
  /**
   * All or nothing, and the inventory's version grows. Waits while another process writes. Committed when it resolves:
   * at once, or together with what else is written in a moment, for what comes by the thousand.
   */
  write<T>(work: () => T, haste?: Haste): Promise<T>;
  /** All or nothing, at once, for what no view shows: the version stays. */
  tidy<T>(work: () => T): T;
  /** Several reads that see the same moment, whoever writes meanwhile. */
  read<T>(work: () => T): T;
  /** Single statements, each on its own; the version stays. Turns SQLite's errors into AppErrors, as write does. */
  plain<T>(work: () => T): T;
  close(): void;
}

const BUSY_TIMEOUT_MS = 5_000;
const PAGE_BYTES = 16_384;
/**
 * Pages that are kept in memory, in KiB. Of each cell that is written side by side some pages of each index are touched
 * over and over; SQLite's own measure, an eighth of it, had them read again each time.
 */
const CACHE_KIB = 16_384;
/**
 * So long does the write-ahead log get, in bytes, before it is worked into the file, and it is cut down to that after it
 * grew. What events write touches the same pages over and over: a quarter of it, SQLite's own measure, made them wait for
 * the disk most of the time.
 */
const LOG_BYTES = 64 * 1024 * 1024;

/**
 * `trigrams`: false where they shall not be used even if the runtime has them. `tell`: hears why it takes long.
 * @throws AppError STORE or ENVIRONMENT
 */
export async function openDatabase(
  file: string,
  { trigrams, tell = () => undefined }: { readonly trigrams: boolean; readonly tell?: TellUpgrade | undefined },
): Promise<Database> {
  const Sqlite = await loadSqlite();
  try {
    await createPrivately(file);
    return wrap(await prepareFile(new Sqlite(file), file, tell), file, trigrams && hasFts5(Sqlite));
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

async function prepareFile(db: DatabaseSync, file: string, tell: TellUpgrade): Promise<DatabaseSync> {
  try {
    db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    // These two are of effect before the first write only; set again, the second one writes each time.
    if (isEmpty(db)) {
      db.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
      db.exec('PRAGMA auto_vacuum = INCREMENTAL');
    }
    db.exec('PRAGMA journal_mode = WAL');
    db.exec(`PRAGMA journal_size_limit = ${LOG_BYTES}`);
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec(`PRAGMA wal_autocheckpoint = ${LOG_BYTES / PAGE_BYTES}`);
    db.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
    await migrate(db, file, tell);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function isEmpty(db: DatabaseSync): boolean {
  return Number(db.prepare('PRAGMA page_count').get()?.['page_count'] ?? 0) === 0;
}

function wrap(db: DatabaseSync, file: string, trigrams: boolean): Database {
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
  const transaction = <T>(begin: 'BEGIN' | 'BEGIN IMMEDIATE', work: () => T): T => {
    statement(begin).run();
    try {
      const result = work();
      statement('COMMIT').run();
      return result;
    } catch (error) {
      undo(() => db.exec('ROLLBACK'));
      throw error;
    }
  };
  const part = <T>(work: () => T): { readonly value: T } | { readonly error: unknown } => {
    statement('SAVEPOINT part').run();
    try {
      const value = work();
      statement('RELEASE part').run();
      return { value };
    } catch (error) {
      // A full disk may have ended the whole transaction; there is no such part any more then.
      if (!undo(() => statement('ROLLBACK TO part').run())) throw error;
      statement('RELEASE part').run();
      return { error: storeFailure(error, file) };
    }
  };
  const writes = createWriteGroup({
    whole: (work) =>
      guarded(() =>
        transaction('BEGIN IMMEDIATE', () => {
          const result = work();
          statement(`UPDATE meta SET value = value + 1 WHERE key = 'version'`).run();
          return result;
        }),
      ),
    part,
  });

  return {
    trigrams,
    run: (sql, parameters) => {
      const { changes, lastInsertRowid } = statement(sql).run(...parameters);
      return { changes: Number(changes), row: Number(lastInsertRowid) };
    },
    get: (sql, parameters) => statement(sql).get(...parameters),
    all: (sql, parameters) => statement(sql).all(...parameters),
    write: (work, haste = 'turn') => writes.add(work, haste),
    tidy: (work) => guarded(() => transaction('BEGIN IMMEDIATE', work)),
    read: (work) => guarded(() => transaction('BEGIN', work)),
    plain: guarded,
    close: () => {
      if (closed) return;
      writes.flush();
      closed = true;
      statements.clear();
      db.close();
    },
  };
}
