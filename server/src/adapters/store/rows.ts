/** Rows to values. */
import type { SQLOutputValue } from 'node:sqlite';
import type { TypeName } from '../../core/catalog/types.ts';
import type { Change, NotRead, StoredResource } from '../../core/inventory/resource.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Row } from './database.ts';

/** The columns of a resource, JSON as text. */
export const RESOURCE_COLUMNS = `account_id, region, type, resource_id, first_seen_at, observed_at, changed_at, deleted_at,
  arn, id, name, time_created, full_hash, durable_hash, json(tags) AS tags, json(not_read) AS not_read,
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

export function resourceOf(row: Row): StoredResource {
  return {
    accountId: text(row['account_id']),
    region: text(row['region']),
    type: typeName(row['type']),
    resourceId: text(row['resource_id']),
    arn: textOrNull(row['arn']),
    id: textOrNull(row['id']),
    name: textOrNull(row['name']),
    tags: JSON.parse(text(row['tags'])) as Readonly<Record<string, string>>,
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

export function changeOf(row: Row): Change {
  return {
    key: {
      accountId: text(row['account_id']),
      region: text(row['region']),
      type: typeName(row['type']),
      resourceId: text(row['resource_id']),
    },
    at: number(row['at']),
    kind: text(row['kind']) as Change['kind'],
    diff: row['diff'] === null ? null : (JSON.parse(text(row['diff'])) as Change['diff']),
    scanId: textOrNull(row['scan_id']),
  };
}
