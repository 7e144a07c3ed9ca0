/** The daily scan, by one of the windows and commands that run. */
import type { Account } from '../../core/accounts/account.ts';
import { failureOf } from '../../core/failure.ts';
import type { Retention } from '../../core/history/retention.ts';
import type { AccountProgress, ScanSummary } from '../../protocol/scan.ts';
import type { AppContext } from '../context.ts';
import { trimHistory } from '../history/trimHistory.ts';
import { scan } from '../scan/scan.ts';

export interface DailyOptions {
  /** 0: never. */
  readonly everyHours: number;
  /** Old history is forgotten after the scans; absent: never. */
  readonly retention?: Retention;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: AccountProgress) => void;
  readonly onWritten?: (accountId: string) => void;
  readonly onScanned?: (summary: ScanSummary) => void;
  /** Scans one account whole, for a caller that keeps track of its scans; absent: scan(). */
  readonly scanAccount?: (accountId: string) => Promise<ScanSummary>;
}

const LEASE = 'daily-scan';
/** Short against a day, so that a machine that wakes from sleep catches up soon. */
const LOOK_EVERY_MS = 60_000;
/** Longer than a look, so that the holder keeps it; short enough that another takes over when the holder is gone. */
const LEASE_MS = 3 * LOOK_EVERY_MS;
/** Less than a day, so that it does not come later and later. */
const TRIM_EVERY_MS = 20 * 3_600_000;
/** After a scan that could not begin (signed out, offline). */
const RETRY_MS = 15 * 60_000;

/**
 * Scans each account whose last whole scan is `everyHours` old, until the signal aborts. Only the holder of the lease
 * does; it goes by the inventory's times, so a pause (sleep, closed windows) is caught up.
 */
export async function runDaily(ctx: AppContext, options: DailyOptions): Promise<void> {
  if (options.everyHours <= 0) return;
  const triedAt = new Map<string, number>();
  try {
    while (!options.signal.aborted) {
      await attempt(ctx, options.signal, async () => {
        if (!(await holdLease(ctx))) return;
        await scanDue(ctx, options, triedAt);
        await trimDue(ctx, options);
      });
      await ctx.clock.delay(LOOK_EVERY_MS, options.signal);
    }
  } catch (error) {
    if (!options.signal.aborted) throw error;
  } finally {
    await ctx.store.releaseLease(LEASE, ctx.holder);
  }
}

/** An inventory that is busy, or a full disk, is no reason to give up for ever: the next look may go better. */
async function attempt(ctx: AppContext, signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = failureOf(error);
    if (signal.aborted || failure === null) throw error;
    ctx.log.warn('daily scan is put off', { error: failure.message });
  }
}

function holdLease(ctx: AppContext): Promise<boolean> {
  return ctx.store.acquireLease(LEASE, ctx.holder, ctx.clock.now(), LEASE_MS);
}

async function scanDue(ctx: AppContext, options: DailyOptions, triedAt: Map<string, number>): Promise<void> {
  for (const account of await dueAccounts(ctx, options.everyHours, triedAt)) {
    if (options.signal.aborted || !(await holdLease(ctx))) return;
    triedAt.set(account.id, ctx.clock.now());
    const summary = await scanOne(ctx, account, options);
    if (summary !== null) options.onScanned?.(summary);
  }
}

/** Once a day too, by whoever scans. */
async function trimDue(ctx: AppContext, { retention, signal }: DailyOptions): Promise<void> {
  if (retention === undefined || signal.aborted) return;
  const trimmedAt = (await ctx.store.trimmedAt()) ?? Number.NEGATIVE_INFINITY;
  if (hasPassed(TRIM_EVERY_MS, trimmedAt, ctx.clock.now())) await trimHistory(ctx, retention, signal);
}

async function dueAccounts(
  ctx: AppContext,
  everyHours: number,
  triedAt: ReadonlyMap<string, number>,
): Promise<readonly Account[]> {
  const now = ctx.clock.now();
  await ctx.store.recover(now);
  const due: Account[] = [];
  const accounts = await readAccounts(ctx);
  for (const account of accounts) {
    const last = await ctx.store.lastWholeScan(account.id);
    if (last?.status === 'running') continue;
    // One that was killed, or lost its credentials, is caught up at once.
    const lastAt = last === null || last.status === 'interrupted' ? Number.NEGATIVE_INFINITY : last.startedAt;
    const tried = triedAt.get(account.id) ?? Number.NEGATIVE_INFINITY;
    if (hasPassed(everyHours * 3_600_000, lastAt, now) && hasPassed(RETRY_MS, tried, now)) due.push(account);
  }
  return due;
}

/** A time that is still to come was taken before the clock was set back. */
function hasPassed(ms: number, since: number, now: number): boolean {
  return now - since >= ms || since > now;
}

/** A broken accounts file stops the daily scan until it is mended; the views say what is wrong with it. */
async function readAccounts(ctx: AppContext): Promise<readonly Account[]> {
  try {
    const { accounts, master } = await ctx.accountsFile.read();
    return master === null ? [] : accounts.filter((account) => account.enabled);
  } catch (error) {
    if (failureOf(error) === null) throw error;
    return [];
  }
}

/** Null: it could not begin; it is tried again later. Renews the lease for as long as it takes. */
async function scanOne(ctx: AppContext, account: Account, options: DailyOptions): Promise<ScanSummary | null> {
  const done = new AbortController();
  const scanning = scanAccount(ctx, account, options).finally(() => done.abort());
  const renewing = renewLease(ctx, AbortSignal.any([options.signal, done.signal]));
  const [scanned, renewed] = await Promise.allSettled([scanning, renewing]);
  if (scanned.status === 'rejected') throw scanned.reason;
  if (renewed.status === 'rejected') throw renewed.reason;
  return scanned.value;
}

async function scanAccount(ctx: AppContext, account: Account, options: DailyOptions): Promise<ScanSummary | null> {
  try {
    if (options.scanAccount !== undefined) return await options.scanAccount(account.id);
    return await scan(
      ctx,
      { kind: 'account', accountId: account.id },
      {
        kind: 'daily',
        signal: options.signal,
        ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
        ...(options.onWritten === undefined ? {} : { onWritten: options.onWritten }),
      },
    );
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    ctx.log.warn('daily scan could not begin', { account: account.id, error: failure.message });
    return null;
  }
}

async function renewLease(ctx: AppContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const [waited] = await Promise.allSettled([ctx.clock.delay(LOOK_EVERY_MS, signal)]);
    if (waited.status === 'fulfilled') await attempt(ctx, signal, () => holdLease(ctx));
  }
}
