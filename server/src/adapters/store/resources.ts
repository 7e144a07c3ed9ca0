/** Writes resources and their history. All functions here are called inside a transaction. */

import { type Cause, type Change, cleanCause } from '../../core/inventory/change.ts';
import { latestCredible } from '../../core/inventory/credible.ts';
import { isSame, merge } from '../../core/inventory/merge.ts';
import type { ObservedResource, ResourceKey, StoredResource } from '../../core/inventory/resource.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import type { WriteCounts } from '../../core/ports.ts';
import type { Cell } from '../../core/scan/cell.ts';
import type { Database } from './database.ts';
import { number, numberOrNull, RESOURCE_COLUMNS, resourceOf, text } from './rows.ts';
import { noteStale } from './searchIndex.ts';

export const BY_KEY = 'account_id = ? AND type = ? AND region = ? AND resource_id = ?';

const SELECT = `SELECT row_id, forgotten_row, forgotten_at, ${RESOURCE_COLUMNS} FROM resources WHERE ${BY_KEY}`;

/** What most resources of a scan need of what is known: they are the same. */
const SELECT_STATE = `SELECT observed_at, full_hash, deleted_at FROM resources WHERE ${BY_KEY}`;

const UPSERT = `INSERT INTO resources (account_id, region, type, resource_id, title, first_seen_at, observed_at, changed_at,
    deleted_at, arn, id, name, time_created, full_hash, durable_hash, search, tags, not_read, attributes)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, jsonb(?), jsonb(?), jsonb(?))
  ON CONFLICT (account_id, type, region, resource_id) DO UPDATE SET
    title = excluded.title, first_seen_at = excluded.first_seen_at, observed_at = excluded.observed_at,
    changed_at = excluded.changed_at, deleted_at = NULL, arn = excluded.arn, id = excluded.id, name = excluded.name,
    time_created = excluded.time_created, full_hash = excluded.full_hash, durable_hash = excluded.durable_hash,
    search = excluded.search, tags = excluded.tags, not_read = excluded.not_read, attributes = excluded.attributes`;

const TOUCH = `UPDATE resources SET observed_at = ?, not_read = jsonb(?) WHERE ${BY_KEY}`;

const ADD_CHANGE = `INSERT INTO changes (resource, at, account_id, type, region, kind, scan_id, actor, source_ip, event_name,
    event_id, event_at, diff)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb(?))`;

/** A resource with what only the inventory itself needs to know of it. */
export interface ResourceRow {
  readonly rowId: number;
  readonly resource: StoredResource;
  /** The newest change that was forgotten, and when it was noticed; null: none was. */
  readonly forgotten: { readonly change: number; readonly at: number } | null;
}

export function keyParameters(key: ResourceKey): [string, string, string, string] {
  return [key.accountId, key.type, key.region, key.resourceId];
}

/** Deleted ones too. */
export function findStored(db: Database, key: ResourceKey): ResourceRow | null {
  const row = db.get(SELECT, keyParameters(key));
  if (row === undefined) return null;
  const forgottenRow = numberOrNull(row['forgotten_row']);
  return {
    rowId: number(row['row_id']),
    resource: resourceOf(row),
    forgotten: forgottenRow === null ? null : { change: forgottenRow, at: number(row['forgotten_at']) },
  };
}

export function writeAll(
  db: Database,
  written: { readonly scanId: string | null; readonly cause: Cause | null; readonly at: number },
  resources: readonly ObservedResource[],
  volatile: readonly string[],
): WriteCounts {
  const counts = { created: 0, modified: 0, unchanged: 0, stale: 0 };
  for (const observed of resources) {
    const state = stateOf(db, observed);
    if (state !== null && isSame(state, observed, volatile, written.at)) {
      counts.unchanged += 1;
      touch(db, observed);
      continue;
    }
    const known = state === null ? null : findStored(db, observed);
    const result = merge(known?.resource ?? null, observed, volatile, written.at);
    counts[result.kind === 'learned' ? 'unchanged' : result.kind] += 1;
    if (result.kind === 'stale') continue;
    if (result.kind === 'unchanged' && !result.rewritten) {
      touch(db, observed);
      continue;
    }
    const inserted = upsert(db, result.resource);
    if (known !== null && isSearchedDifferently(known.resource, result.resource)) {
      noteStale(db, BY_KEY, keyParameters(observed));
    }
    const row = known?.rowId ?? inserted;
    if (result.kind === 'unchanged' || (result.kind === 'learned' && isNewIn(db, row, written.scanId))) continue;
    addChange(db, row, { ...written, key: observed, kind: result.kind, diff: result.diff });
  }
  return counts;
}

function stateOf(db: Database, key: ResourceKey): Pick<StoredResource, 'observedAt' | 'fullHash' | 'deletedAt'> | null {
  const row = db.get(SELECT_STATE, keyParameters(key));
  if (row === undefined) return null;
  return {
    observedAt: number(row['observed_at']),
    fullHash: text(row['full_hash']),
    deletedAt: numberOrNull(row['deleted_at']),
  };
}

function touch(db: Database, observed: ObservedResource): void {
  db.run(TOUCH, [observed.observedAt, JSON.stringify(observed.notRead), ...keyParameters(observed)]);
}

/** What the scan that found a resource reads of it in a second step is a part of finding it. */
function isNewIn(db: Database, row: number, scanId: string | null): boolean {
  if (scanId === null) return false;
  const newest = db.get('SELECT kind, scan_id FROM changes WHERE resource = ? ORDER BY row_id DESC LIMIT 1', [row]);
  return newest?.['kind'] === 'created' && newest['scan_id'] === scanId;
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
  // Most cells are empty, or have nothing that is gone.
  if (db.get(`SELECT 1 FROM resources WHERE ${inCell} LIMIT 1`, parameters) === undefined) return 0;
  db.run(
    `INSERT INTO changes (resource, at, account_id, type, region, kind, scan_id)
      SELECT row_id, ?, account_id, type, region, 'deleted', ? FROM resources WHERE ${inCell}`,
    [at, scanId, ...parameters],
  );
  noteStale(db, inCell, parameters);
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
  written: { readonly scanId: string | null; readonly cause: Cause | null; readonly at: number },
  key: ResourceKey,
  observedAt: number,
): boolean {
  const { at } = written;
  const retired = db.get(
    `UPDATE resources SET deleted_at = ?, changed_at = ?, observed_at = ?
      WHERE ${BY_KEY} AND deleted_at IS NULL AND (observed_at <= ? OR observed_at > ?) RETURNING row_id`,
    [at, at, observedAt, ...keyParameters(key), observedAt, latestCredible(Math.max(at, observedAt))],
  );
  if (retired === undefined) return false;
  noteStale(db, BY_KEY, keyParameters(key));
  addChange(db, number(retired['row_id']), { ...written, key, kind: 'deleted', diff: null });
  return true;
}

/** Returns the row of a new one. (RETURNING, which would tell it of any, costs half as much as the write itself.) */
function upsert(db: Database, resource: StoredResource): number {
  const written = db.run(UPSERT, [
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
  return written.row;
}

/** One line each, so that no word matches across two of them. */
function searchText(resource: StoredResource): string {
  const tags = Object.entries(resource.tags ?? {}).map(([key, value]) => `${key}=${value}`);
  return [resource.name ?? '', resource.id ?? '', resource.resourceId, ...tags].join('\n').toLowerCase();
}

function isSearchedDifferently(previous: StoredResource, resource: StoredResource): boolean {
  return previous.deletedAt !== null || searchText(previous) !== searchText(resource);
}

function addChange(db: Database, resource: number, change: Omit<Change, 'id' | 'previousAt'>): void {
  const cause = change.cause === null ? null : cleanCause(change.cause);
  db.run(ADD_CHANGE, [
    resource,
    change.at,
    change.key.accountId,
    change.key.type,
    change.key.region,
    change.kind,
    change.scanId,
    cause?.actor ?? null,
    cause?.sourceIp ?? null,
    cause?.eventName ?? null,
    cause?.eventId ?? null,
    cause?.at ?? null,
    change.diff === null ? null : JSON.stringify(change.diff),
  ]);
}

export function versionOf(db: Database): number {
  return number(db.get(`SELECT value FROM meta WHERE key = 'version'`, [])?.['value']);
}
