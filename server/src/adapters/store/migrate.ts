/** Brings an inventory file to the schema that this version knows. */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../core/errors.ts';
import { primaryCode } from './failure.ts';
import { migration0001 } from './migrations/0001.ts';
import { migration0002 } from './migrations/0002.ts';
import { migration0003 } from './migrations/0003.ts';
import { migration0004 } from './migrations/0004.ts';
import { migration0005 } from './migrations/0005.ts';
import { migration0006 } from './migrations/0006.ts';
import { migration0007 } from './migrations/0007.ts';
import { migration0008 } from './migrations/0008.ts';
import { migration0009 } from './migrations/0009.ts';
import { migration0010 } from './migrations/0010.ts';
import { migration0011 } from './migrations/0011.ts';
import { migration0012 } from './migrations/0012.ts';
import { undo } from './undo.ts';

/** In order; the n-th brings the schema to version n. Only ever added to. */
export const migrations: readonly string[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
];

/** Hears, in words for the user, why it takes long. */
export type TellUpgrade = (text: string) => void;

/** What is smaller is done before anybody wonders: a thousand megabytes take a quarter of a minute. */
const WORTH_TELLING_BYTES = 100_000_000;
/** Each is as long as a lock is waited for. */
const MOST_TRIES = 60;
/** How much room it takes beside the file, for a moment: the new tables, and the log that they are written to. */
const ROOM_NEEDED = 1.5;

/**
 * Nothing else can be done by the thread meanwhile.
 * @throws AppError STORE when the file is of a newer version, or there is no room; it stays as it was then
 */
export async function migrate(db: DatabaseSync, file: string, tell: TellUpgrade): Promise<void> {
  if (versionOf(db, file) === migrations.length) return;
  await begin(db, tell);
  try {
    const version = versionOf(db, file);
    const bytes = sizeOf(db);
    if (version > 0 && version < migrations.length && bytes > WORTH_TELLING_BYTES) {
      tell(`The inventory is updated for this version, once: ${megabytes(bytes)}.`);
      // What was told leaves before the thread is blocked.
      await setImmediate();
    }
    for (const migration of migrations.slice(version)) db.exec(migration);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
    db.exec('COMMIT');
  } catch (error) {
    undo(() => db.exec('ROLLBACK'));
    throw primaryCode(error) === FULL ? noRoom(error, file, sizeOf(db)) : error;
  }
}

/** Two processes may open a file at once: the second waits here, and finds nothing left to do. */
async function begin(db: DatabaseSync, tell: TellUpgrade): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      db.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (primaryCode(error) !== BUSY || tries === MOST_TRIES) throw error;
    }
    if (tries === 1) tell('Another window or command is writing to the inventory; it is waited for.');
    await setImmediate();
  }
}

// SQLite's codes.
const BUSY = 5;
const FULL = 13;

function noRoom(cause: unknown, file: string, bytes: number): AppError {
  return new AppError('STORE', `There is no space to update the inventory for this version: ${file}`, {
    file,
    hint: `Free ${megabytes(bytes * ROOM_NEEDED)} of disk space, most of which is free again afterwards, then start again; nothing was changed or lost.`,
    cause,
  });
}

function sizeOf(db: DatabaseSync): number {
  const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count'] ?? 0);
  return pages * Number(db.prepare('PRAGMA page_size').get()?.['page_size'] ?? 0);
}

function megabytes(bytes: number): string {
  return `${Math.max(1, Math.ceil(bytes / 1_000_000))} MB`;
}

function versionOf(db: DatabaseSync, file: string): number {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version <= migrations.length) return version;
  throw new AppError('STORE', `The inventory was made by a newer version of Panther Cloud Security: ${file}`, {
    file,
    hint: 'Update Panther Cloud Security, or choose another home folder with PANTHER_HOME.',
  });
}
