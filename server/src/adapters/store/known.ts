/** What is known of resources that are about to be written, and where they belong: of a whole page at once. */
import type { ResourceKey, StoredResource } from '../../core/inventory/resource.ts';
import type { Database, Row } from './database.ts';
import { findPlace, makePlace } from './places.ts';
import { number, numberOrNull, text } from './rows.ts';

/** Most resources of a scan are the same as before: this tells. */
export interface KnownState extends Pick<StoredResource, 'observedAt' | 'fullHash' | 'deletedAt'> {
  readonly row: number;
}

/** The resources of one place; whoever writes notes here what it wrote. */
export interface KnownPlace {
  readonly accountId: string;
  readonly place: number;
  readonly states: Map<string, KnownState>;
}

const OF_MANY = `SELECT resource_id, row_id, observed_at, full_hash, deleted_at
  FROM json_each(?) CROSS JOIN resources ON resource_id = value AND place = ?`;
const OF_ONE = `SELECT row_id, observed_at, full_hash, deleted_at
  FROM resources WHERE resource_id = ? AND place = ?`;

/** What of the keys is known, by place (placeOf). Places that were not known are made if `make` says so. */
export function knownOf(
  db: Database,
  keys: readonly ResourceKey[],
  { make }: { readonly make: boolean },
): ReadonlyMap<string, KnownPlace> {
  const known = new Map<string, KnownPlace>();
  for (const [name, ofPlace] of Map.groupBy(keys, nameOfPlace)) {
    const [first] = ofPlace;
    if (first === undefined) continue;
    const place = findPlace(db, first);
    if (place !== null) known.set(name, { accountId: first.accountId, place, states: statesIn(db, place, ofPlace) });
    else if (make) known.set(name, { accountId: first.accountId, place: makePlace(db, first), states: new Map() });
  }
  return known;
}

export function nameOfPlace({ accountId, region, type }: ResourceKey): string {
  return `${accountId} ${region} ${type}`;
}

function statesIn(db: Database, place: number, keys: readonly ResourceKey[]): Map<string, KnownState> {
  const ids = keys.map(({ resourceId }) => resourceId);
  const asJson = ids.length > 1 ? ids.filter(isPlain) : [];
  const others = ids.length > 1 ? ids.filter((id) => !isPlain(id)) : ids;
  const many = asJson.length === 0 ? [] : db.all(OF_MANY, [JSON.stringify(asJson), place]);
  return new Map([
    ...many.map((row): [string, KnownState] => [text(row['resource_id']), stateOf(row)]),
    ...others.flatMap((id) => db.all(OF_ONE, [id, place]).map((row): [string, KnownState] => [id, stateOf(row)])),
  ]);
}

function stateOf(row: Row): KnownState {
  return {
    row: number(row['row_id']),
    observedAt: number(row['observed_at']),
    fullHash: text(row['full_hash']),
    deletedAt: numberOrNull(row['deleted_at']),
  };
}

/** Whether SQLite makes of it, as JSON, what it makes of it as a parameter. */
function isPlain(id: string): boolean {
  return !id.includes('\0') && id.isWellFormed();
}
