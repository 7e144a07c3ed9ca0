/** Writes resources and their history. All functions here are called inside a transaction. */

import { latestCredible } from '../../core/inventory/credible.ts';
import type { DocumentText } from '../../core/inventory/hash.ts';
import { isSame, type Merge, merge } from '../../core/inventory/merge.ts';
import type { ObservedResource, ResourceKey, StoredResource } from '../../core/inventory/resource.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import type { WriteCounts } from '../../core/ports.ts';
import type { Cell } from '../../core/scan/cell.ts';
import { addChange, historyOf, type PlaceHistory, type Written } from './changeRows.ts';
import type { Database, Parameters } from './database.ts';
import { type KnownPlace, knownOf, nameOfPlace } from './known.ts';
import { addLive, PLACE, placeParameters } from './places.ts';
import { number, numberOrNull, RESOURCE_COLUMNS, RESOURCES, resourceOf } from './rows.ts';
import { noteStale } from './searchIndex.ts';

export const BY_KEY = `resource_id = ? AND place = ${PLACE}`;

const SELECT = `SELECT row_id, place, forgotten_row, forgotten_at, ${RESOURCE_COLUMNS} FROM ${RESOURCES} WHERE ${BY_KEY}`;

/** What an observation says, but for where it is; the last ones are JSON. */
const OBSERVED = `first_seen_at, observed_at, changed_at, resource_id, title, arn, id, name, time_created, full_hash,
  durable_hash, search, tags, not_read, attributes`;
const OBSERVED_VALUES = '?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb(?), jsonb(?), jsonb(?)';

const INSERT = `INSERT INTO resources (place, ${OBSERVED}) VALUES (?, ${OBSERVED_VALUES})`;
const UPDATE = `UPDATE resources SET (deleted_at, ${OBSERVED}) = (NULL, ${OBSERVED_VALUES}) WHERE row_id = ?`;

const TOUCH = 'UPDATE resources SET observed_at = ?, not_read = jsonb(?) WHERE row_id = ?';

/** A resource with what only the inventory itself needs to know of it. */
export interface ResourceRow {
  readonly rowId: number;
  readonly place: number;
  readonly resource: StoredResource;
  /** The newest change that was forgotten, and when it was noticed; null: none was. */
  readonly forgotten: { readonly change: number; readonly at: number } | null;
}

export function keyParameters(key: ResourceKey): [string, string, string, string] {
  return [key.resourceId, ...placeParameters(key)];
}

/** Deleted ones too. */
export function findStored(db: Database, key: ResourceKey): ResourceRow | null {
  const row = db.get(SELECT, keyParameters(key));
  if (row === undefined) return null;
  const forgottenRow = numberOrNull(row['forgotten_row']);
  return {
    rowId: number(row['row_id']),
    place: number(row['place']),
    resource: resourceOf(row),
    forgotten: forgottenRow === null ? null : { change: forgottenRow, at: number(row['forgotten_at']) },
  };
}

export function writeAll(
  db: Database,
  written: Written,
  resources: readonly ObservedResource[],
  volatile: readonly string[],
): WriteCounts {
  const counts = { created: 0, modified: 0, unchanged: 0, stale: 0 };
  const places = knownOf(db, resources, { make: true });
  for (const [name, ofPlace] of Map.groupBy(resources, nameOfPlace)) {
    const known = places.get(name);
    if (known === undefined) continue;
    const history = historyOf(db, written, known);
    let live = 0;
    for (const observed of ofPlace) {
      const kind = writeOne(db, known, history, observed, volatile, written.at);
      counts[kind === 'learned' ? 'unchanged' : kind] += 1;
      if (kind === 'created') live += 1;
    }
    history.end();
    addLive(db, known.place, live);
  }
  return counts;
}

function writeOne(
  db: Database,
  { place, states }: KnownPlace,
  history: PlaceHistory,
  observed: ObservedResource,
  volatile: readonly string[],
  at: number,
): Merge['kind'] {
  const { resourceId, observedAt } = observed;
  const state = states.get(resourceId);
  if (state !== undefined && isSame(state, observed, volatile, at)) {
    touch(db, state.row, observed);
    states.set(resourceId, { ...state, observedAt });
    return 'unchanged';
  }
  const known = state === undefined ? null : findStored(db, observed);
  const result = merge(known?.resource ?? null, observed, volatile, at);
  if (result.kind === 'stale') return result.kind;
  const { kind, resource } = result;
  if (kind === 'unchanged' && !result.rewritten) {
    if (known !== null) touch(db, known.rowId, observed);
    return kind;
  }
  const row = save(db, place, known?.rowId ?? null, resource, result.text);
  states.set(resourceId, { row, observedAt, fullHash: resource.fullHash, deletedAt: null });
  if (known !== null && isSearchedDifferently(known.resource, resource)) noteStale(db, 'row_id = ?', [row]);
  if (kind !== 'unchanged' && !(kind === 'learned' && history.isNew(row))) history.add(row, result);
  return kind;
}

function touch(db: Database, row: number, observed: ObservedResource): void {
  db.run(TOUCH, [observed.observedAt, JSON.stringify(observed.notRead), row]);
}

/** Returns its row, which is a new one if `row` is null. */
function save(db: Database, place: number, row: number | null, resource: StoredResource, text: DocumentText): number {
  const observed = observedParameters(resource, text);
  if (row === null) return db.run(INSERT, [place, ...observed]).row;
  db.run(UPDATE, [...observed, row]);
  return row;
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
  const places = `SELECT place FROM places WHERE account_id = ? AND type = ? ${cell.region === 'global' ? '' : 'AND region = ?'}`;
  const inCell = `place IN (${places}) AND deleted_at IS NULL AND (observed_at < ? OR observed_at > ?)`;
  const place = [cell.accountId, cell.type, ...(cell.region === 'global' ? [] : [cell.region])];
  const parameters = [...place, startedAt, latestCredible(Math.max(now, at))];
  // Most cells are empty, or have nothing that is gone.
  if (db.get(`SELECT 1 FROM resources WHERE ${inCell} LIMIT 1`, parameters) === undefined) return 0;
  db.run(
    `INSERT INTO changes (resource, at, account_id, place, kind, scan_id)
      SELECT row_id, ?, ?, place, 'deleted', ? FROM resources WHERE ${inCell}`,
    [at, cell.accountId, scanId, ...parameters],
  );
  noteStale(db, inCell, parameters);
  db.run(
    `UPDATE places SET live = live - gone FROM (SELECT place AS of, COUNT(*) AS gone FROM resources WHERE ${inCell} GROUP BY place)
      WHERE place = of`,
    parameters,
  );
  return db.run(`UPDATE resources SET deleted_at = ?, changed_at = ?, observed_at = ? WHERE ${inCell}`, [
    at,
    at,
    startedAt,
    ...parameters,
  ]).changes;
}

/** `observedAt`: when the call was sent that did not find it. */
export function retireOne(db: Database, written: Written, key: ResourceKey, observedAt: number): boolean {
  const { at } = written;
  const retired = db.get(
    `UPDATE resources SET deleted_at = ?, changed_at = ?, observed_at = ?
      WHERE ${BY_KEY} AND deleted_at IS NULL AND (observed_at <= ? OR observed_at > ?) RETURNING row_id, place`,
    [at, at, observedAt, ...keyParameters(key), observedAt, latestCredible(Math.max(at, observedAt))],
  );
  if (retired === undefined) return false;
  noteStale(db, BY_KEY, keyParameters(key));
  const where = { resource: number(retired['row_id']), accountId: key.accountId, place: number(retired['place']) };
  addLive(db, where.place, -1);
  addChange(db, { ...written, ...where, kind: 'deleted', diff: null });
  return true;
}

/** Of OBSERVED. */
function observedParameters(resource: StoredResource, { attributes, tags }: DocumentText): Parameters {
  return [
    resource.firstSeenAt,
    resource.observedAt,
    resource.changedAt,
    resource.resourceId,
    resourceTitle(resource).toLowerCase(),
    resource.arn,
    resource.id,
    resource.name,
    resource.timeCreated,
    resource.fullHash,
    resource.durableHash === resource.fullHash ? null : resource.durableHash,
    searchText(resource),
    tags,
    JSON.stringify(resource.notRead),
    attributes,
  ];
}

/** One line each, so that no word matches across two of them. */
function searchText({ name, id, resourceId, tags }: StoredResource): string {
  let text = `${name ?? ''}\n${id ?? ''}\n${resourceId}`;
  for (const [key, value] of Object.entries(tags ?? {})) text += `\n${key}=${value}`;
  return text.toLowerCase();
}

function isSearchedDifferently(previous: StoredResource, resource: StoredResource): boolean {
  return previous.deletedAt !== null || searchText(previous) !== searchText(resource);
}

export function versionOf(db: Database): number {
  return number(db.get(`SELECT value FROM meta WHERE key = 'version'`, [])?.['value']);
}
