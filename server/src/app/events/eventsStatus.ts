/** How real time does, from what the receiver keeps: the same for every window and command. */
import type { Account } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import { lagNow } from '../../core/events/lag.ts';
import type { Missed } from '../../core/events/otherConsumer.ts';
import { isUnread, type Silence } from '../../core/events/silence.ts';
import type { EventsStatus } from '../../protocol/events.ts';
import type { AppContext } from '../context.ts';

/** What the receiver says of itself, kept in the inventory. */
export interface ReceiverReport {
  readonly holder: string;
  readonly state: 'starting' | 'receiving' | 'broken';
  readonly reason: string | null;
  /** What somebody else seems to take from the queue; null or absent: there is no sign of anybody. */
  readonly other?: Missed | null;
}

/** The receiver says something of itself more often than this, or it is gone. */
export const REPORT_EVERY_MS = 2_000;
const SILENT_AFTER_MS = 15_000;
const RECENT_MS = 5 * 60_000;
/** Events are late: the tree is behind. */
const LAGGING_MS = 60_000;

export async function eventsStatus(ctx: AppContext): Promise<EventsStatus> {
  const { store } = ctx;
  const now = ctx.clock.now();
  const [followed, report, recent, pending, deadLetters, heartbeats, known] = await Promise.all([
    followedOrProblem(ctx),
    store.receiver(),
    store.recentEvents(now - RECENT_MS),
    store.countPending(),
    store.countDeadLetters(),
    store.heartbeats(),
    store.silences(),
  ]);
  const lagMs = lagNow(recent, now);
  const base = {
    lagMs,
    eventsPerMinute: Math.round((recent.count * 60_000) / RECENT_MS),
    pending,
    deadLetters,
    heartbeats,
  };
  const say = (state: EventsStatus['state'], reason: string | null): EventsStatus => ({ ...base, state, reason });
  if (followed instanceof AppError) return say('broken', problemText(followed));
  if (followed.accounts.length === 0) return say('off', followed.reason);
  if (report === null || now - report.at > SILENT_AFTER_MS)
    return say('starting', 'No window or command receives yet.');
  const receiver = JSON.parse(report.text) as ReceiverReport;
  if (receiver.state === 'broken') return say('broken', receiver.reason);
  if (receiver.state === 'starting') return say('starting', null);
  const silences = known.filter(({ accountId }) => followed.accounts.some(({ id }) => id === accountId));
  const silent = silences.filter(({ endedAt }) => endedAt === null);
  const missing = [
    silent.length === 0 ? null : silentText(silent),
    receiver.other === null || receiver.other === undefined ? null : otherText(receiver.other),
  ].filter((text) => text !== null);
  if (missing.length > 0) return say('gap', missing.join(' '));
  const ended = silences.filter((silence) => silence.endedAt !== null && isUnread(silence));
  const reading =
    ended.length === 0 ? null : `Events come in again; what changed meanwhile is still to be read: ${placesOf(ended)}.`;
  if (lagMs !== null && lagMs > LAGGING_MS)
    return say('lagging', ['Events come in late.', reading].filter((text) => text !== null).join(' '));
  return say('live', reading);
}

function silentText(silent: readonly Silence[]): string {
  const read = silent.some(isUnread) ? 'What is there is being read again.' : 'What is there was read again since.';
  return `No heartbeat for more than 12 minutes from: ${placesOf(silent)}. ${read}`;
}

function placesOf(silences: readonly Silence[]): string {
  return silences.map(({ accountId, region }) => `${accountId} ${region}`).join(', ');
}

function otherText({ missed, expected }: Missed): string {
  const share = Math.round((10 * missed) / expected) * 10;
  return `Another program seems to take messages from the queue: about ${share} % of the heartbeats do not come in here. Stop it, or give it a queue of its own.`;
}

/** Whether some window or command receives events now. */
export async function isReceiving({ store, clock }: AppContext): Promise<boolean> {
  const report = await store.receiver();
  if (report === null || clock.now() - report.at > SILENT_AFTER_MS) return false;
  return (JSON.parse(report.text) as ReceiverReport).state === 'receiving';
}

/** The accounts whose events are followed; none: why. */
interface Followed {
  readonly accounts: readonly Account[];
  readonly reason: string | null;
}

/** An accounts file that cannot be read says nothing of real time: it is not off. */
async function followedOrProblem(ctx: AppContext): Promise<Followed | AppError> {
  try {
    return await followedAccounts(ctx);
  } catch (error) {
    if (error instanceof AppError && error.code === 'ACCOUNTS_FILE') return error;
    throw error;
  }
}

/** `The accounts file has a problem: ..., line 4. Correct the file ...` */
function problemText({ message, fields: { line, hint } }: AppError): string {
  const where = line === undefined ? message : `${message} (line ${line})`;
  return hint === undefined ? where : `${where}. ${hint}`;
}

export async function followedAccounts(ctx: AppContext): Promise<Followed> {
  const { accounts, master } = await ctx.accountsFile.read();
  if (master === null) return { accounts: [], reason: 'No master account is set.' };
  const followed = accounts.filter(({ enabled, realTime }) => enabled && realTime);
  return {
    accounts: followed,
    reason: followed.length > 0 ? null : 'No account has real time on. Edit an account to switch it on.',
  };
}
