/** Rows to values. */
import type { SQLOutputValue } from 'node:sqlite';
import type { TypeName } from '../../core/catalog/types.ts';
import type { Cause, Change, ChangeKind } from '../../core/inventory/change.ts';
import type { NotRead, ResourceKey, StoredResource } from '../../core/inventory/resource.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Row } from './database.ts';

/** Resources with where they live: account_id, region, type. The planner chooses where to begin. */
export const RESOURCES = 'resources JOIN places USING (place)';

/** The columns of a resource, JSON as text, of RESOURCES. */
export const RESOURCE_COLUMNS = `account_id, region, type, resource_id, first_seen_at, observed_at, changed_at, deleted_at,
  arn, id, name, time_created, full_hash, coalesce(durable_hash, full_hash) AS durable_hash, json(tags) AS tags, json(not_read) AS not_read,
  json(attributes) AS attributes`;

export function text(value: SQLOutputValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

export function number(value: SQLOutputValue | undefined): number {
  return value === null || value === undefined ? 0 : Number(value);
}

export function numberOrNull(value: SQLOutputValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

export function typeName(value: SQLOutputValue | undefined): TypeName {
  return text(value) as TypeName;
}

export function keyOf(row: Row): ResourceKey {
  return {
    accountId: text(row['account_id']),
    region: text(row['region']),
    type: typeName(row['type']),
    resourceId: text(row['resource_id']),
  };
}

export function resourceOf(row: Row): StoredResource {
  return {
    ...keyOf(row),
    arn: textOrNull(row['arn']),
    id: textOrNull(row['id']),
    name: textOrNull(row['name']),
    tags: JSON.parse(text(row['tags'])) as StoredResource['tags'],
    timeCreated: textOrNull(row['time_created']),
    attributes: JSON.parse(text(row['attributes'])) as JsonObject,
    notRead: JSON.parse(text(row['not_read'])) as readonly NotRead[],
    observedAt: number(row['observed_at']),
    fullHash: text(row['full_hash']),
    durableHash: text(row['durable_hash']),
    firstSeenAt: number(row['first_seen_at']),
    changedAt: number(row['changed_at']),
    deletedAt: numberOrNull(row['deleted_at']),
  };
}

/** Of changes, read with their resource as `r` and their place as `p`. */
export const CHANGE_COLUMNS = `c.row_id, c.at, c.account_id, p.type, p.region, c.kind, c.scan_id, c.actor, c.source_ip,
  c.event_name, c.event_id, c.event_at, json(c.diff) AS diff, r.resource_id,
  (SELECT e.at FROM changes e WHERE e.resource = c.resource AND e.row_id < c.row_id ORDER BY e.row_id DESC LIMIT 1)
    AS previous_at`;

export function changeOf(row: Row): Change {
  return {
    id: number(row['row_id']),
    key: {
      accountId: text(row['account_id']),
      region: text(row['region']),
      type: typeName(row['type']),
      resourceId: text(row['resource_id']),
    },
    at: number(row['at']),
    previousAt: numberOrNull(row['previous_at']),
    kind: text(row['kind']) as ChangeKind,
    diff: row['diff'] === null ? null : (JSON.parse(text(row['diff'])) as Change['diff']),
    scanId: textOrNull(row['scan_id']),
    cause: causeOf(row),
  };
}

function causeOf(row: Row): Cause | null {
  const eventName = textOrNull(row['event_name']);
  if (eventName === null) return null;
  return {
    actor: textOrNull(row['actor']),
    sourceIp: textOrNull(row['source_ip']),
    eventName,
    eventId: text(row['event_id']),
    at: number(row['event_at']),
  };
}
