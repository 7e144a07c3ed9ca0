/** What a message of the events queue holds, in whatever envelope it came. */
import { cleanName } from '../inventory/text.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Delivery, SnsEnvelope } from './delivery.ts';
import { readRecord, type Surroundings } from './readRecord.ts';
import { isObject } from './values.ts';

/** SQS takes no message over a megabyte; what claims to be larger was made by somebody else. */
export const LONGEST_BODY = 1024 * 1024;

/** An envelope in an envelope in an envelope is nothing that AWS sends. */
const DEEPEST = 3;

/** Throws nothing: what it cannot read is `unreadable`, with the reason. */
export function parseMessage(body: string): readonly Delivery[] {
  return parse(body, 0);
}

function parse(body: string, depth: number): readonly Delivery[] {
  if (body.length > LONGEST_BODY) return [unreadable(`It is too long: ${body.length} characters`)];
  const value = jsonOf(body);
  if (value === undefined) return [unreadable('It is no JSON')];
  return deliveriesOf(value, depth);
}

function deliveriesOf(value: Json, depth: number): readonly Delivery[] {
  if (!isObject(value)) return [unreadable('It is no JSON object')];
  if (isObject(value['detail'])) return [ofEvent(value, value['detail'])];
  if (typeof value['Type'] === 'string') return ofEnvelope(value, value['Type'], depth);
  if (Array.isArray(value['Records'])) return ofRecords(value['Records']);
  if (typeof value['s3Bucket'] === 'string') return ofLogFiles(value['s3Bucket'], value['s3ObjectKey']);
  if (value['eventSource'] !== undefined || value['eventName'] !== undefined) return [ofRecord(value)];
  if (value['Event'] === 's3:TestEvent') return [];
  return [unreadable('It is none of the shapes that are known: an event, a record, records, a notification')];
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
function ofEvent(event: JsonObject, detail: JsonObject): Delivery {
  const surroundings: Surroundings = {
    accountId: cleanName(event['account'], 12),
    region: cleanName(event['region'], 64),
  };
  if (event['detail-type'] !== 'Scheduled Event') return ofRecord(detail, surroundings);
  const at = typeof event['time'] === 'string' ? Date.parse(event['time']) : Number.NaN;
  const { accountId, region } = surroundings;
  if (accountId === null || !/^\d{12}$/.test(accountId) || region === null || Number.isNaN(at)) {
    return unreadable('A heartbeat without account, region or time');
  }
  return { kind: 'heartbeat', accountId, region, at };
}

function ofRecord(value: Json, surroundings?: Surroundings): Delivery {
  const result = readRecord(value, surroundings);
  return 'record' in result ? { kind: 'record', record: result.record } : unreadable(result.reason);
}

function ofEnvelope(value: JsonObject, type: string, depth: number): readonly Delivery[] {
  const envelope = readEnvelope(value, type);
  if (envelope === null) return [unreadable('An SNS envelope that lacks a part')];
  if (type === 'UnsubscribeConfirmation') return [];
  if (type !== 'Notification' && type !== 'SubscriptionConfirmation') {
    return [unreadable(`An SNS envelope of an unknown type: ${cleanName(type, 64) ?? ''}`)];
  }
  if (depth >= DEEPEST) return [unreadable('Envelopes are nested too deeply')];
  const deliveries = type === 'Notification' ? parse(envelope.message, depth + 1) : [subscription(envelope)];
  return [{ kind: 'signed', envelope, deliveries }];
}

function readEnvelope(value: JsonObject, type: string): SnsEnvelope | null {
  const text = (name: string): string | null => (typeof value[name] === 'string' ? value[name] : null);
  const messageId = text('MessageId');
  const topicArn = text('TopicArn');
  const message = text('Message');
  const timestamp = text('Timestamp');
  if (messageId === null || topicArn === null || message === null || timestamp === null) return null;
  return {
    type,
    messageId,
    topicArn,
    subject: text('Subject'),
    message,
    timestamp,
    token: text('Token'),
    subscribeUrl: text('SubscribeURL'),
    signatureVersion: text('SignatureVersion') ?? '',
    signature: text('Signature') ?? '',
    signingCertUrl: text('SigningCertURL') ?? text('SigningCertUrl') ?? '',
  };
}

function subscription({ topicArn, token }: SnsEnvelope): Delivery {
  const [, region, accountId] = /^arn:aws[a-z-]*:sns:([a-z0-9-]+):(\d{12}):[\w-]{1,256}$/.exec(topicArn) ?? [];
  if (region === undefined || accountId === undefined || token === null || token === '') {
    return unreadable('A confirmation of a subscription without a topic or a token');
  }
  return { kind: 'subscription', topicArn, accountId, region, token };
}

/** CloudTrail's records, or S3's notifications of its files: both come as `Records`. */
function ofRecords(records: readonly Json[]): readonly Delivery[] {
  return records.flatMap((record) => {
    const s3 = isObject(record) ? record['s3'] : undefined;
    if (!isObject(record) || !isObject(s3)) return ofRecord(record);
    // What was removed, or put away, is no new file.
    const event = record['eventName'];
    if (typeof event === 'string' && !/^(?:s3:)?ObjectCreated:/.test(event)) return [];
    const bucket = isObject(s3['bucket']) ? cleanName(s3['bucket']['name'], 255) : null;
    const key = isObject(s3['object']) ? s3['object']['key'] : undefined;
    if (bucket === null || typeof key !== 'string') return unreadable('A notification of S3 without bucket or key');
    const name = decodedKey(key);
    if (name === null) return unreadable('A notification of S3 whose key cannot be decoded');
    return { kind: 'logFile', bucket, key: name, region: cleanName(record['awsRegion'], 64) };
  });
}

function ofLogFiles(bucket: string, keys: Json | undefined): readonly Delivery[] {
  const names = Array.isArray(keys) ? keys : [keys];
  return names.map((key) =>
    typeof key === 'string'
      ? { kind: 'logFile', bucket, key, region: null }
      : unreadable('A notification of CloudTrail without the key of a file'),
  );
}

/** In S3's notifications keys are encoded as in forms. */
function decodedKey(key: string): string | null {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function unreadable(reason: string): Delivery {
  return { kind: 'unreadable', reason };
}
