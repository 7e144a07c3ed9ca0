import { createHash } from 'node:crypto';
import { cleanName } from '../inventory/text.ts';
import type { Json, JsonObject } from '../json.ts';
import { actorOf } from './actor.ts';
import type { DeliveredRecord, TrailRecord } from './record.ts';
import { isObject } from './values.ts';

/** What an envelope says of the record in it. */
export interface Surroundings {
  readonly accountId: string | null;
  readonly region: string | null;
}

export type ReadRecord = { readonly record: TrailRecord } | { readonly reason: string };

const nowhere: Surroundings = { accountId: null, region: null };

/**
 * Reads a record; what is missing in it is said, never guessed. One without an id, as examples have it, is known by its
 * contents. Throws nothing.
 */
export function readRecord(value: Json | undefined, { accountId, region }: Surroundings = nowhere): ReadRecord {
  if (!isObject(value)) return { reason: 'A record is no object' };
  const eventId =
    field(value, 'eventID', 128) ?? `sha256:${createHash('sha256').update(JSON.stringify(value)).digest('hex')}`;
  const eventSource = field(value, 'eventSource', 128);
  const eventName = field(value, 'eventName', 128);
  const awsRegion = field(value, 'awsRegion', 64) ?? region;
  const at = typeof value['eventTime'] === 'string' ? Date.parse(value['eventTime']) : Number.NaN;
  const owner = ownerOf(value) ?? accountId;
  if (eventName === null || eventSource === null)
    return { reason: 'It is no CloudTrail record: eventName or eventSource is missing' };
  if (awsRegion === null) return { reason: 'The record has no awsRegion' };
  const actor = actorOf(value['userIdentity']);
  return {
    record: {
      eventId,
      eventSource,
      eventName,
      at: Number.isNaN(at) ? null : at,
      accountId: owner !== null && /^\d{12}$/.test(owner) ? owner : null,
      region: awsRegion,
      readOnly: flag(value['readOnly']),
      errorCode: field(value, 'errorCode', 256),
      errorMessage: field(value, 'errorMessage', 1024),
      actor: actor.name,
      actorArn: actor.arn,
      sourceIp: field(value, 'sourceIPAddress', 256),
      userAgent: field(value, 'userAgent', 512),
      raw: value,
    },
  };
}

/** Why a record cannot be one that AWS delivered; null: it can. */
export function undeliverable({ at, accountId }: TrailRecord): string | null {
  if (at === null) return 'The record has no eventTime that can be read';
  return accountId === null ? 'The record names no account (recipientAccountId)' : null;
}

export function isDelivered(record: TrailRecord): record is DeliveredRecord {
  return undeliverable(record) === null;
}

function field(value: JsonObject, name: string, longest: number): string | null {
  return cleanName(value[name], longest);
}

/** The account that was called. Old records name the caller's only, which then was the same. */
function ownerOf(value: JsonObject): string | null {
  const recipient = field(value, 'recipientAccountId', 12);
  if (recipient !== null) return recipient;
  const identity = value['userIdentity'];
  if (!isObject(identity)) return null;
  return field(identity, 'accountId', 12) ?? accountOf(field(identity, 'arn', 2048));
}

function accountOf(arn: string | null): string | null {
  return arn?.split(':')[4] ?? null;
}

/** Some tools write the flag as text. */
function flag(value: Json | undefined): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  return value === 'false' ? false : null;
}
