/** Notices accounts and regions that fall silent, and reads again what no event may have told of. */
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import { HEARTBEATS_SINCE_MS, type Missed, missedByOther } from '../../core/events/otherConsumer.ts';
import { mayRead, type Silence, silencesNow } from '../../core/events/silence.ts';
import { failureOf } from '../../core/failure.ts';
import type { AwsSession } from '../../core/ports.ts';
import { homeRegion } from '../../core/regions/partition.ts';
import type { Cell } from '../../core/scan/cell.ts';
import type { AppContext } from '../context.ts';
import { scanCells } from '../scan/scanCells.ts';
import { assumeScanRole } from '../scan/signIn.ts';
import { emptyTally } from '../scan/summary.ts';

export interface SilenceParts {
  readonly ctx: AppContext;
  readonly master: MasterAccount;
  readonly operator: AwsSession;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly signal: AbortSignal;
  readonly onWritten?: (accountId: string) => void;
  /** Whether somebody else seems to take messages from the queue, whenever that is another answer. */
  readonly onOther: (missed: Missed | null) => Promise<void>;
}

const LOOK_EVERY_MS = 10_000;
/** A look that is later than this comes after the machine has slept: nobody listened. */
const SLEPT_MS = 60_000;
/** It reads all heartbeats of the last hour and a half. */
const JUDGE_EVERY_MS = 60_000;

/** Until the signal aborts. */
export async function noticeSilences(parts: SilenceParts): Promise<void> {
  const { ctx, signal, onOther } = parts;
  let lookedAt = ctx.clock.now();
  let listeningSince = lookedAt;
  let judgedAt = Number.NEGATIVE_INFINITY;
  let told = '';
  while (!signal.aborted) {
    const now = ctx.clock.now();
    if (now - lookedAt > SLEPT_MS || now < lookedAt) listeningSince = now;
    lookedAt = now;
    const heartbeats = (await ctx.store.heartbeats()).filter(({ accountId }) => isFollowed(parts, accountId));
    for (const silence of silencesNow(await ctx.store.silences(), heartbeats, { now, listeningSince })) {
      const { accountId: account, region, endedAt } = silence;
      ctx.log.warn(endedAt === null ? 'no heartbeat comes in' : 'heartbeats come in again', { account, region });
      await ctx.store.saveSilence(silence);
    }
    if (now - judgedAt >= JUDGE_EVERY_MS || now < judgedAt) {
      judgedAt = now;
      const missed = missedByOther(await ctx.store.heartbeatTimes(now - HEARTBEATS_SINCE_MS), now);
      if (missed !== null && told === '')
        ctx.log.warn('another consumer seems to empty the events queue', { ...missed });
      const text = JSON.stringify(missed ?? '');
      if (text !== told) await onOther(missed);
      told = missed === null ? '' : text;
    }
    await ctx.clock.delay(LOOK_EVERY_MS, signal);
  }
}

/** When a silence begins, and when it ends. One region after the other, in the lane for which nobody waits. */
export async function readAfterSilences(parts: SilenceParts): Promise<void> {
  const { ctx, signal } = parts;
  while (!signal.aborted) {
    for (const silence of await ctx.store.silences()) {
      if (isFollowed(parts, silence.accountId) && mayRead(silence, ctx.clock.now())) await readAgain(parts, silence);
    }
    await ctx.clock.delay(LOOK_EVERY_MS, signal);
  }
}

function isFollowed({ accounts }: SilenceParts, accountId: string): boolean {
  const account = accounts.get(accountId);
  return account?.enabled === true && account.realTime;
}

async function readAgain(parts: SilenceParts, silence: Silence): Promise<void> {
  const { ctx, master, operator, signal } = parts;
  const account = parts.accounts.get(silence.accountId);
  if (account === undefined) return;
  const triedAt = ctx.clock.now();
  // Kept before it begins: a process that is killed by it must not begin it again and again.
  await ctx.store.saveSilenceRead({ ...silence, triedAt });
  let session: AwsSession | null = null;
  try {
    session = await assumeScanRole(ctx, { operator, master, account, signal });
    const { region } = silence;
    const options = {
      kind: 'daily',
      signal,
      ...(parts.onWritten !== undefined && { onWritten: parts.onWritten }),
    } as const;
    const scope = { kind: 'region', accountId: account.id, region } as const;
    const tally = emptyTally();
    const wanted = cellsOf(ctx, region, region === homeRegion(session.partition));
    await scanCells({ ctx, scope, wanted, options, account, session, tally });
    if (tally.cancelled) signal.throwIfAborted();
    await ctx.store.saveSilenceRead({ ...silence, triedAt, readAt: triedAt });
  } catch (error) {
    if (signal.aborted) {
      // Whoever receives next begins anew.
      await ctx.store.saveSilenceRead(silence);
      throw error;
    }
    const { accountId, region } = silence;
    const failure = failureOf(error);
    const where = { account: accountId, region };
    // A fault of ours must not end what receives.
    if (failure === null)
      ctx.log.error('a region that was silent could not be read again', { ...where, error: String(error) });
    else ctx.log.warn('a region that was silent could not be read again', { ...where, error: failure.message });
  } finally {
    session?.close();
  }
}

/** Global services tell of their changes in the home region. What sums up others follows from those that are read. */
function cellsOf({ catalog }: AppContext, region: string, isHome: boolean): (cell: Cell) => boolean {
  const listed = new Set(catalog.filter(({ kind }) => kind === 'listed').map(({ type }) => type));
  return (cell) => listed.has(cell.type) && (cell.region === region || (isHome && cell.region === 'global'));
}
