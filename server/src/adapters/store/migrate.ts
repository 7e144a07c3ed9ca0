/** Brings an inventory file to the schema that this version knows. */
import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../core/errors.ts';
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

/** @throws AppError STORE when the file is of a newer version */
export function migrate(db: DatabaseSync, file: string): void {
  if (versionOf(db, file) === migrations.length) return;
  // Two processes may open a new file at once: the second waits here, and finds nothing left to do.
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const migration of migrations.slice(versionOf(db, file))) db.exec(migration);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(db: DatabaseSync, file: string): number {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version <= migrations.length) return version;
  throw new AppError('STORE', `The inventory was made by a newer version of Panther Cloud Security: ${file}`, {
    file,
    hint: 'Update Panther Cloud Security, or choose another home folder with PANTHER_HOME.',
  });
}
