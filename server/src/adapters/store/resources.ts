/** Writes resources and their history. All functions here are called inside a transaction. */
import { latestCredible } from '../../core/inventory/credible.ts';
import { merge } from '../../core/inventory/merge.ts';
import type { Change, ObservedResource, ResourceKey, StoredResource } from '../../core/inventory/resource.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import type { WriteCounts } from '../../core/ports.ts';
import type { Cell } from '../../core/scan/cell.ts';
import type { Database } from './database.ts';
import { number, RESOURCE_COLUMNS, resourceOf } from './rows.ts';

const BY_KEY = 'account_id = ? AND type = ? AND region = ? AND resource_id = ?';

const SELECT = `SELECT ${RESOURCE_COLUMNS} FROM resources WHERE ${BY_KEY}`;

const UPSERT = `INSERT INTO resources (account_id, region, type, resource_id, title, first_seen_at, observed_at, changed_at,
    deleted_at, arn, id, name, time_created, full_hash, durable_hash, search, tags, not_read, attributes)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, jsonb(?), jsonb(?), jsonb(?))
  ON CONFLICT (account_id, type, region, resource_id) DO UPDATE SET
    title = excluded.title, first_seen_at = excluded.first_seen_at, observed_at = excluded.observed_at,
    changed_at = excluded.changed_at, deleted_at = NULL, arn = excluded.arn, id = excluded.id, name = excluded.name,
    time_created = excluded.time_created, full_hash = excluded.full_hash, durable_hash = excluded.durable_hash,
    search = excluded.search, tags = excluded.tags, not_read = excluded.not_read, attributes = excluded.attributes`;

const TOUCH = `UPDATE resources SET observed_at = ?, not_read = jsonb(?) WHERE ${BY_KEY}`;

const ADD_CHANGE = `INSERT INTO changes (account_id, region, type, resource_id, at, kind, scan_id, diff)
  VALUES (?, ?, ?, ?, ?, ?, ?, jsonb(?))`;

export function keyParameters(key: ResourceKey): [string, string, string, string] {
  return [key.accountId, key.type, key.region, key.resourceId];
}

/** Deleted ones too. */
export function findStored(db: Database, key: ResourceKey): StoredResource | null {
  const row = db.get(SELECT, keyParameters(key));
  return row === undefined ? null : resourceOf(row);
}

export function writeAll(
  db: Database,
  scanId: string | null,
  resources: readonly ObservedResource[],
  volatile: readonly string[],
  at: number,
): WriteCounts {
  const counts = { created: 0, modified: 0, unchanged: 0, stale: 0 };
  for (const observed of resources) {
    const result = merge(findStored(db, observed), observed, volatile, at);
    counts[result.kind] += 1;
    if (result.kind === 'stale') continue;
    if (result.kind === 'unchanged' && !result.rewritten) {
      db.run(TOUCH, [observed.observedAt, JSON.stringify(observed.notRead), ...keyParameters(observed)]);
      continue;
    }
    upsert(db, result.resource);
    if (result.kind === 'created') addChange(db, { key: observed, at, kind: 'created', diff: null, scanId });
    if (result.kind === 'modified') addChange(db, { key: observed, at, kind: 'modified', diff: result.diff, scanId });
  }
  return counts;
}

/** Retires what an `ok` cell no longer lists. Resources of a global cell may live in any region. */
export function retireMissing(
  db: Database,
  cell: Cell,
  times: { readonly startedAt: number; readonly finishedAt: number },
  scanId: string,
  now: number,
): number {
  const { startedAt, finishedAt: at } = times;
  const inCell = `account_id = ? AND type = ? ${cell.region === 'global' ? '' : 'AND region = ?'}
    AND deleted_at IS NULL AND (observed_at < ? OR observed_at > ?)`;
  const place = [cell.accountId, cell.type, ...(cell.region === 'global' ? [] : [cell.region])];
  const parameters = [...place, startedAt, latestCredible(Math.max(now, at))];
  db.run(
    `INSERT INTO changes (account_id, region, type, resource_id, at, kind, scan_id)
      SELECT account_id, region, type, resource_id, ?, 'deleted', ? FROM resources WHERE ${inCell}`,
    [at, scanId, ...parameters],
  );
  return db.run(`UPDATE resources SET deleted_at = ?, changed_at = ?, observed_at = ? WHERE ${inCell}`, [
    at,
    at,
    startedAt,
    ...parameters,
  ]).changes;
}

/** `observedAt`: when the call was sent that did not find it. */
export function retireOne(
  db: Database,
  key: ResourceKey,
  observedAt: number,
  at: number,
  scanId: string | null,
): boolean {
  const { changes } = db.run(
    `UPDATE resources SET deleted_at = ?, changed_at = ?, observed_at = ?
      WHERE ${BY_KEY} AND deleted_at IS NULL AND (observed_at <= ? OR observed_at > ?)`,
    [at, at, observedAt, ...keyParameters(key), observedAt, latestCredible(Math.max(at, observedAt))],
  );
  if (changes > 0) addChange(db, { key, at, kind: 'deleted', diff: null, scanId });
  return changes > 0;
}

function upsert(db: Database, resource: StoredResource): void {
  db.run(UPSERT, [
    resource.accountId,
    resource.region,
    resource.type,
    resource.resourceId,
    resourceTitle(resource).toLowerCase(),
    resource.firstSeenAt,
    resource.observedAt,
    resource.changedAt,
    resource.arn,
    resource.id,
    resource.name,
    resource.timeCreated,
    resource.fullHash,
    resource.durableHash,
    searchText(resource),
    JSON.stringify(resource.tags),
    JSON.stringify(resource.notRead),
    JSON.stringify(resource.attributes),
  ]);
}

/** One line each, so that no word matches across two of them. */
function searchText(resource: StoredResource): string {
  const tags = Object.entries(resource.tags).map(([key, value]) => `${key}=${value}`);
  return [resource.name ?? '', resource.id ?? '', resource.resourceId, ...tags].join('\n').toLowerCase();
}

function addChange(db: Database, change: Change): void {
  db.run(ADD_CHANGE, [
    change.key.accountId,
    change.key.region,
    change.key.type,
    change.key.resourceId,
    change.at,
    change.kind,
    change.scanId,
    change.diff === null ? null : JSON.stringify(change.diff),
  ]);
}

export function versionOf(db: Database): number {
  return number(db.get(`SELECT value FROM meta WHERE key = 'version'`, [])?.['value']);
}
