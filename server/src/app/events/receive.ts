/** Follows events: receives them from the queue, and describes what they touched. */
import type { MasterAccount } from '../../core/accounts/account.ts';
import { type Bell, createBell } from '../../core/bell.ts';
import { AppError, AwsFailure } from '../../core/errors.ts';
import { type Classify, createClassify } from '../../core/events/classify.ts';
import type { Delivery } from '../../core/events/delivery.ts';
import { createHotResources, type HotResources } from '../../core/events/hotResources.ts';
import { EVENTS_QUEUE } from '../../core/events/names.ts';
import type { Missed } from '../../core/events/otherConsumer.ts';
import { sns, sqs } from '../../core/events/queue.ts';
import { failureOf } from '../../core/failure.ts';
import type { AwsSession } from '../../core/ports.ts';
import { operatorSession } from '../accounts/operatorSession.ts';
import type { AppContext } from '../context.ts';
import { describePending } from './describe.ts';
import { followedAccounts, REPORT_EVERY_MS, type ReceiverReport } from './eventsStatus.ts';
import { takeMessages } from './intake.ts';
import { type LogFile, recordsOf } from './logFile.ts';
import { noticeSilences, readAfterSilences } from './silences.ts';

export interface ReceiveOptions {
  readonly signal: AbortSignal;
  readonly onWritten?: (accountId: string) => void;
  /** Events came in, or the receiver's state is another one. */
  readonly onNews?: () => void;
}

const LEASE = 'events';
const LEASE_MS = 15_000;
const RECEIVERS = 2;
/** SQS's longest poll, and its largest answer. */
const POLL_SECONDS = 20;
const MESSAGES = 10;
/** After something that broke: long enough to cost nothing, short enough for somebody who mends it and looks. */
const AGAIN_AFTER_MS = 10_000;
const KEPT_EVENTS = 50_000;
const TRIM_EVERY = 5_000;

/**
 * Until the signal aborts. Of all windows and commands that share the inventory the holder of a lease receives. What
 * breaks is kept as the receiver's state, and tried again.
 */
export async function receiveEvents(ctx: AppContext, options: ReceiveOptions): Promise<void> {
  const { signal } = options;
  const classify = createClassify(ctx.catalog);
  try {
    while (!signal.aborted) {
      if (await mayReceive(ctx)) await receiveOnce(ctx, classify, options);
      await ctx.clock.delay(REPORT_EVERY_MS, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await ctx.store.releaseLease(LEASE, ctx.holder);
  }
}

async function mayReceive(ctx: AppContext): Promise<boolean> {
  try {
    if ((await followedAccounts(ctx)).accounts.length === 0) return false;
  } catch (error) {
    // A broken accounts file is told of elsewhere.
    if (failureOf(error) === null) throw error;
    return false;
  }
  return ctx.store.acquireLease(LEASE, ctx.holder, ctx.clock.now(), LEASE_MS);
}

/** Until something breaks, or the accounts file says otherwise. */
async function receiveOnce(ctx: AppContext, classify: Classify, options: ReceiveOptions): Promise<void> {
  const { signal, onNews } = options;
  const ended = new AbortController();
  const running = AbortSignal.any([signal, ended.signal]);
  let report: ReceiverReport = { holder: ctx.holder, state: 'starting', reason: null };
  const tell = async (next: ReceiverReport): Promise<void> => {
    report = next;
    await ctx.store.saveReceiver(JSON.stringify(report), ctx.clock.now());
    onNews?.();
  };
  try {
    await tell(report);
    const { accounts, master } = await ctx.accountsFile.read();
    if (master === null) return;
    const operator = await operatorSession(ctx, master, running);
    try {
      const url = await queueUrl(operator, master, running);
      await tell({ ...report, state: 'receiving' });
      const byId = new Map(accounts.map((account) => [account.id, account]));
      const waking = { bell: createBell(ctx.clock), hot: createHotResources() };
      const parts = { ctx, master, operator, accounts: byId, signal: running, ...waking };
      const text = JSON.stringify(accounts);
      const { onWritten } = options;
      const following = {
        ...parts,
        ...(onWritten !== undefined && { onWritten }),
        onOther: (other: Missed | null) => tell({ ...report, other }),
      };
      await allUntilOneEnds(ended, [
        ...Array.from({ length: RECEIVERS }, () => receiveMessages({ ...parts, url, classify, onNews })),
        describePending(following),
        noticeSilences(following),
        readAfterSilences(following),
        keepAlive(ctx, running, () => JSON.stringify(report), text),
      ]);
    } finally {
      operator.close();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    const failure = failureOf(plainer(error));
    if (failure === null) throw error;
    ctx.log.warn('events cannot be received', { error: failure.message });
    const reason = [failure.message, failure.hint].filter((part) => part !== null).join('. ');
    await tell({ ...report, state: 'broken', reason });
    await waitBroken(ctx, report, signal);
  }
}

/** The lease and the report are kept up, so that others know who tries. */
async function waitBroken(ctx: AppContext, report: ReceiverReport, signal: AbortSignal): Promise<void> {
  for (let waited = 0; waited < AGAIN_AFTER_MS; waited += REPORT_EVERY_MS) {
    await ctx.clock.delay(REPORT_EVERY_MS, signal);
    await ctx.store.acquireLease(LEASE, ctx.holder, ctx.clock.now(), LEASE_MS);
    await ctx.store.saveReceiver(JSON.stringify(report), ctx.clock.now());
  }
}

/** When one ends, or fails, the others are ended too, and waited for. */
async function allUntilOneEnds(ended: AbortController, tasks: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(
    tasks.map((task) => task.finally(() => ended.abort(new AppError('CANCELLED', 'Events are no longer received')))),
  );
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const first = failures.find(
    (error) => !(error instanceof AppError && error.code === 'CANCELLED') && !isAborted(error),
  );
  if (first !== undefined) throw first;
}

function isAborted(error: unknown): boolean {
  return error instanceof AwsFailure
    ? error.kind === 'cancelled'
    : error instanceof Error && error.name === 'AbortError';
}

/** @throws AppError where there is no queue */
async function queueUrl(session: AwsSession, master: MasterAccount, signal: AbortSignal): Promise<string> {
  const options = { region: master.region, signal };
  try {
    const { QueueUrl } = await session.call(sqs.op('GetQueueUrl'), { QueueName: EVENTS_QUEUE }, options);
    if (QueueUrl !== undefined) return QueueUrl;
  } catch (error) {
    if (!isNoQueue(error)) throw error;
  }
  throw noQueue(master);
}

function isNoQueue(error: unknown): boolean {
  return error instanceof AwsFailure && /NonExistentQueue|QueueDoesNotExist/.test(error.code);
}

function noQueue({ accountId, region }: Pick<MasterAccount, 'accountId' | 'region'>): AppError {
  return new AppError('NOT_FOUND', `There is no queue for events: ${EVENTS_QUEUE}`, {
    accountId,
    region,
    hint: 'Deploy the events queue template into the master account.',
  });
}

/** What AWS said of the queue while it was received from, with what helps here. */
function plainer(error: unknown): unknown {
  if (!(error instanceof AwsFailure) || !error.call.startsWith('sqs:')) return error;
  const where = { accountId: error.accountId ?? '', region: error.region };
  if (isNoQueue(error)) return noQueue(where);
  if (!/^kms/i.test(error.code)) return error;
  return new AppError('AWS', `The key of the queue cannot be used: ${error.code}, ${error.message}`, {
    ...where,
    hint: 'Allow kms:Decrypt on the key that encrypts the queue to whoever receives, and see that the key is enabled',
    cause: error,
  });
}

interface Receiving {
  readonly ctx: AppContext;
  readonly master: MasterAccount;
  readonly operator: AwsSession;
  readonly accounts: Parameters<typeof takeMessages>[0]['accounts'];
  readonly signal: AbortSignal;
  readonly bell: Bell;
  readonly hot: HotResources;
  readonly url: string;
  readonly classify: Classify;
  readonly onNews: (() => void) | undefined;
}

/** A message is deleted after what it holds is kept; one that is not comes again. */
async function receiveMessages(parts: Receiving): Promise<void> {
  const { ctx, master, operator, signal, url, bell, onNews } = parts;
  const options = { region: master.region, signal };
  const intake = {
    ...parts,
    confirm: (of: Subscription) => confirm(operator, of, signal),
    readLogFile: (file: LogFile) => recordsOf(parts, file),
  };
  let untrimmed = TRIM_EVERY;
  while (!signal.aborted) {
    const { Messages: messages = [] } = await operator.call(
      sqs.op('ReceiveMessage'),
      { QueueUrl: url, MaxNumberOfMessages: MESSAGES, WaitTimeSeconds: POLL_SECONDS },
      options,
    );
    if (messages.length === 0) continue;
    const { events, kept } = await takeMessages(
      intake,
      messages.map(({ MessageId = '', Body = '', ReceiptHandle }) => ({ id: MessageId, body: Body, ReceiptHandle })),
    );
    bell.ring();
    onNews?.();
    const entries = kept.flatMap(({ ReceiptHandle }, index) =>
      ReceiptHandle === undefined ? [] : [{ Id: String(index), ReceiptHandle }],
    );
    if (entries.length > 0) {
      await operator.call(sqs.op('DeleteMessageBatch'), { QueueUrl: url, Entries: entries }, options);
    }
    untrimmed += events;
    if (untrimmed >= TRIM_EVERY) {
      await ctx.store.trimEvents(KEPT_EVENTS);
      untrimmed = 0;
    }
  }
}

type Subscription = Extract<Delivery, { kind: 'subscription' }>;

/** Through the API: an address in a message may lead anywhere. */
async function confirm(
  operator: AwsSession,
  { topicArn, token, region }: Subscription,
  signal: AbortSignal,
): Promise<void> {
  await operator.call(sns.op('ConfirmSubscription'), { TopicArn: topicArn, Token: token }, { region, signal });
}

/** Ends when the lease is lost, or the accounts file was changed. */
async function keepAlive(
  ctx: AppContext,
  signal: AbortSignal,
  report: () => string,
  accountsText: string,
): Promise<void> {
  while (!signal.aborted) {
    await ctx.clock.delay(REPORT_EVERY_MS, signal);
    if (!(await ctx.store.acquireLease(LEASE, ctx.holder, ctx.clock.now(), LEASE_MS))) return;
    await ctx.store.saveReceiver(report(), ctx.clock.now());
    if (JSON.stringify((await ctx.accountsFile.read()).accounts) !== accountsText) return;
  }
}
