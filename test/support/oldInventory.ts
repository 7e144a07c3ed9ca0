import { DatabaseSync } from 'node:sqlite';
import { migrations } from '../../server/src/adapters/store/migrate.ts';

/** An inventory as version 11 left it, with nothing in it but so many bytes. */
export function makeOldInventory(file: string, { bytes = 0 }: { readonly bytes?: number } = {}): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 1 });
  db.exec(`PRAGMA journal_mode = WAL; ${migrations.slice(0, 11).join('')} PRAGMA user_version = 11`);
  if (bytes > 0) {
    db.exec('CREATE TABLE ballast (bytes BLOB)');
    db.prepare('INSERT INTO ballast VALUES (zeroblob(?))').run(bytes);
  }
  return db;
}
