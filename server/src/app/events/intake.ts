/** From messages of the queue to what is kept of them. */
import type { Account } from '../../core/accounts/account.ts';
import { AwsFailure } from '../../core/errors.ts';
import type { Classified, Touched } from '../../core/events/classified.ts';
import type { Classify } from '../../core/events/classify.ts';
import type { Delivery } from '../../core/events/delivery.ts';
import type { Intake, NewEvent, Standing } from '../../core/events/eventStore.ts';
import type { HotResources } from '../../core/events/hotResources.ts';
import { parseMessage } from '../../core/events/parseMessage.ts';
import { isDelivered, readRecord, undeliverable } from '../../core/events/readRecord.ts';
import type { DeliveredRecord } from '../../core/events/record.ts';
import { certificateUrl, isSignedBy } from '../../core/events/snsSignature.ts';
import { trailFileOf } from '../../core/events/trailFile.ts';
import { failureOf } from '../../core/failure.ts';
import type { Json } from '../../core/json.ts';
import { messageOf } from '../../core/scan/details.ts';
import type { AppContext } from '../context.ts';
import type { LogFile } from './logFile.ts';

/** All of a type is read at most this often. */
const RESCAN_AFTER_MS = 5_000;

export interface Message {
  readonly id: string;
  readonly body: string;
}

export interface IntakeParts {
  readonly ctx: AppContext;
  readonly classify: Classify;
  /** Absent: what is touched is due at once. */
  readonly hot?: HotResources;
  /** By id. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly signal: AbortSignal;
  /** A topic of an onboarded account asks whether it may send. @throws Error */
  readonly confirm: (subscription: Extract<Delivery, { kind: 'subscription' }>) => Promise<void>;
  /** A log file's records. @throws AppError, AwsFailure */
  readonly readLogFile: (file: LogFile) => AsyncIterable<Json>;
}

/**
 * Keeps what the messages hold. `kept`: those that may be deleted then; the others come again. Log files come after all
 * else, one by one: each may have as much in it as thousands of messages.
 */
export async function takeMessages<Of extends Message>(
  parts: IntakeParts,
  messages: readonly Of[],
): Promise<{ readonly events: number; readonly kept: readonly Of[] }> {
  const intakes = await Promise.all(messages.map((message) => intakeOf(parts, message)));
  let events = await keep(parts, together(intakes));
  const kept = new Set(messages);
  for (const [index, message] of messages.entries()) {
    for (const file of intakes[index]?.files ?? []) {
      const taken = await takeLogFile(parts, message, file);
      if (taken === 'again') kept.delete(message);
      else events += taken;
    }
  }
  return { events, kept: [...kept] };
}

async function keep({ ctx }: IntakeParts, { events, heartbeats, deadLetters }: Intake): Promise<number> {
  if (events.length + heartbeats.length + deadLetters.length === 0) return 0;
  return ctx.store.takeIn({ events, heartbeats, deadLetters });
}

/** What a message holds, and what it only names. */
interface MessageIntake extends Intake {
  readonly files: readonly LogFile[];
}

const nothing: MessageIntake = { events: [], heartbeats: [], deadLetters: [], files: [] };

function together(intakes: readonly MessageIntake[]): MessageIntake {
  return {
    events: intakes.flatMap(({ events }) => events),
    heartbeats: intakes.flatMap(({ heartbeats }) => heartbeats),
    deadLetters: intakes.flatMap(({ deadLetters }) => deadLetters),
    files: intakes.flatMap(({ files }) => files),
  };
}

async function intakeOf(parts: IntakeParts, message: Message): Promise<MessageIntake> {
  const intakes: MessageIntake[] = [];
  for (const delivery of parseMessage(message.body)) intakes.push(await takeDelivery(parts, message, delivery));
  const all = together(intakes);
  // One message is one dead letter, whatever is wrong with it.
  return { ...all, deadLetters: all.deadLetters.slice(0, 1) };
}

/** So many records of a file are held and kept at once. */
const RECORDS_AT_ONCE = 500;

/** How many of its events were new; `again`: it could not be read now, and may be later. */
async function takeLogFile(parts: IntakeParts, message: Message, file: LogFile): Promise<number | 'again'> {
  const { ctx, signal } = parts;
  const unread = { count: 0, of: 0, reason: '' };
  let batch: NewEvent[] = [];
  let events = 0;
  const flush = async (): Promise<void> => {
    const fresh = await keep(parts, { ...nothing, events: batch });
    events += fresh;
    batch = [];
  };
  const dead = (reason: string): Promise<number> =>
    keep(parts, {
      ...nothing,
      deadLetters: [deadLetter(parts, message, `${reason}: s3://${file.bucket}/${file.key}`)],
    });
  try {
    for await (const value of parts.readLogFile(file)) {
      const taken = await takeRecord(parts, value);
      unread.of += 1;
      if (typeof taken !== 'string') batch.push(taken);
      else if (++unread.count === 1) unread.reason = taken;
      if (batch.length >= RECORDS_AT_ONCE) await flush();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    await flush();
    const reason = forGood(error);
    if (reason !== null) {
      await dead(`A log file that cannot be read. ${reason}`);
      return events;
    }
    ctx.log.warn('a log file could not be read yet', { error: messageOf(error), bucket: file.bucket, key: file.key });
    return 'again';
  }
  await flush();
  if (unread.count > 0) await dead(`${unread.count} of ${unread.of} records of a log file: ${unread.reason}`);
  return events;
}

/** The event, or why there is none. */
async function takeRecord(parts: IntakeParts, value: Json): Promise<NewEvent | string> {
  const read = readRecord(value);
  if ('reason' in read) return read.reason;
  const { record } = read;
  if (!isDelivered(record)) return undeliverable(record) ?? 'The record is not complete';
  return newEvent(parts, record, parts.classify(record), parts.accounts.get(record.accountId), parts.ctx.clock.now());
}

/** Why a file can never be read; null: it may go better. */
function forGood(error: unknown): string | null {
  const failure = failureOf(error);
  if (failure === null) throw error;
  if (error instanceof AwsFailure) {
    const { kind, status } = error;
    const may = kind === 'denied' || kind === 'notFound' || kind === 'unsupported';
    if (!may && (kind !== 'failed' || (status ?? 500) >= 500)) return null;
  } else if (failure.code !== 'BAD_INPUT') {
    return null;
  }
  return [failure.message, failure.hint?.replace(/\.$/, '')].filter((part) => part !== undefined).join('. ');
}

function deadLetter({ ctx }: IntakeParts, message: Message, reason: string): Intake['deadLetters'][number] {
  return { at: ctx.clock.now(), messageId: message.id, reason, body: message.body };
}

async function takeDelivery(parts: IntakeParts, message: Message, delivery: Delivery): Promise<MessageIntake> {
  const { ctx, accounts, classify } = parts;
  const now = ctx.clock.now();
  const dead = (reason: string): MessageIntake => ({ ...nothing, deadLetters: [deadLetter(parts, message, reason)] });
  switch (delivery.kind) {
    case 'record': {
      const { record } = delivery;
      if (!isDelivered(record)) return dead(undeliverable(record) ?? 'The record is not complete');
      return {
        ...nothing,
        events: [await newEvent(parts, record, classify(record), accounts.get(record.accountId), now)],
      };
    }
    case 'heartbeat': {
      const { accountId, region, at: sentAt } = delivery;
      // By the clock here: what counts is when it came in.
      return accounts.has(accountId)
        ? { ...nothing, heartbeats: [{ accountId, region, at: now, sentAt: Math.min(sentAt, now) }] }
        : nothing;
    }
    case 'subscription': {
      if (!accounts.has(delivery.accountId)) {
        return dead(`A topic of account ${delivery.accountId}, which is not onboarded, asks to be confirmed`);
      }
      try {
        await parts.confirm(delivery);
        return nothing;
      } catch (error) {
        if (parts.signal.aborted) throw error;
        return dead(`The subscription of ${delivery.topicArn} could not be confirmed: ${messageOf(error)}`);
      }
    }
    case 'signed': {
      const doubt = await doubtOf(parts, delivery);
      if (doubt !== null) return dead(doubt);
      const inner = await Promise.all(delivery.deliveries.map((one) => takeDelivery(parts, message, one)));
      return together(inner);
    }
    case 'logFile': {
      // The buckets of organizations have files of everybody, and those of other services.
      const file = trailFileOf(delivery.key);
      return file !== null && accounts.has(file.accountId) ? { ...nothing, files: [delivery] } : nothing;
    }
    case 'unreadable':
      return dead(delivery.reason);
  }
}

/** Why an envelope may not be SNS's; null: it is. */
async function doubtOf(
  { ctx, signal }: IntakeParts,
  { envelope }: Extract<Delivery, { kind: 'signed' }>,
): Promise<string | null> {
  const url = certificateUrl(envelope);
  if (url === null) return 'The certificate of the envelope is not from SNS';
  try {
    return isSignedBy(envelope, await ctx.certificates.get(url, signal))
      ? null
      : 'The signature of the envelope is wrong';
  } catch (error) {
    if (signal.aborted) throw error;
    return `The signature of the envelope could not be checked: ${messageOf(error)}`;
  }
}

async function newEvent(
  { ctx, hot }: IntakeParts,
  record: DeliveredRecord,
  classified: Classified,
  account: Account | undefined,
  receivedAt: number,
): Promise<NewEvent> {
  const standing = standingOf(classified, account);
  const { accountId } = record;
  const touched =
    standing === 'applies'
      ? await Promise.all(classified.changes.map((change) => knownByName(ctx, accountId, change)))
      : [];
  return {
    record,
    receivedAt,
    standing,
    guessed: classified.guessed && (standing === 'applies' || standing === 'ignored'),
    touched: touched.map(({ type, region, id: resourceId, effect }) => {
      const key = { accountId, type, region, resourceId };
      const dueAt = resourceId === null ? receivedAt + RESCAN_AFTER_MS : (hot?.dueAt(key, receivedAt) ?? receivedAt);
      return { ...key, effect, dueAt };
    }),
  };
}

/** What the record only names is looked for in the inventory, before all of its type is read again. */
async function knownByName(ctx: AppContext, accountId: string, change: Touched): Promise<Touched> {
  const { named, type, region, id } = change;
  if (named === undefined) return change;
  if (id !== null && (await ctx.store.get({ accountId, type, region, resourceId: id })) !== null) return change;
  const [found, ...others] = await ctx.store.namedResources({ accountId, type, region }, named.name);
  return found === undefined || others.length > 0 ? change : { ...change, id: found, effect: named.effect };
}

function standingOf({ ignored }: Classified, account: Account | undefined): Standing {
  if (account === undefined) return 'unknown';
  if (!account.realTime || !account.enabled) return 'off';
  if (ignored === null) return 'applies';
  if (ignored === 'read' || ignored === 'failed') return ignored;
  return 'ignored';
}
