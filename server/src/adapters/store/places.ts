/** Where resources live: an account, a region and a type are one number. All functions are called inside a transaction. */
import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { Database } from './database.ts';
import { number } from './rows.ts';

export type Place = Pick<ResourceKey, 'accountId' | 'region' | 'type'>;

/** As a value in SQL; its parameters are those of placeParameters. */
export const PLACE = '(SELECT place FROM places WHERE account_id = ? AND type = ? AND region = ?)';

export function placeParameters({ accountId, type, region }: Place): [string, string, string] {
  return [accountId, type, region];
}

/** Null: no resource has ever been there. */
export function findPlace(db: Database, place: Place): number | null {
  const row = db.get(
    'SELECT place FROM places WHERE account_id = ? AND type = ? AND region = ?',
    placeParameters(place),
  );
  return row === undefined ? null : number(row['place']);
}

export function makePlace(db: Database, place: Place): number {
  return db.run('INSERT INTO places (account_id, type, region) VALUES (?, ?, ?)', placeParameters(place)).row;
}

/** So many more resources are there that are not deleted. */
export function addLive(db: Database, place: number, count: number): void {
  if (count !== 0) db.run('UPDATE places SET live = live + ? WHERE place = ?', [count, place]);
}

/** The rows of an account, deleted ones too, by the indexes that these and the others have. */
export const ROWS_OF_ACCOUNT = `SELECT row_id FROM resources
    WHERE deleted_at IS NULL AND place IN (SELECT place FROM places WHERE account_id = ?1)
  UNION ALL SELECT row_id FROM resources
    WHERE deleted_at IS NOT NULL AND place IN (SELECT place FROM places WHERE account_id = ?1)`;

export function forgetPlaces(db: Database, accountId: string): void {
  db.run(`DELETE FROM resources WHERE row_id IN (${ROWS_OF_ACCOUNT})`, [accountId]);
  db.run('DELETE FROM places WHERE account_id = ?', [accountId]);
}
