/** The roles of all accounts, checked now and then by one of the windows and commands that run. */
import type { Account } from '../../core/accounts/account.ts';
import { failureOf } from '../../core/failure.ts';
import type { BrokenRole } from '../../protocol/accounts.ts';
import { verifyAccounts } from '../accounts/verifyAccount.ts';
import type { AppContext } from '../context.ts';

export interface ChecksOptions {
  /** 0: never. */
  readonly everyHours: number;
  readonly signal: AbortSignal;
  /** Roles that worked, or were not known, and cannot be used any more. Never called without one. */
  readonly onBroken: (broken: readonly BrokenRole[]) => void;
  readonly onChecked?: () => void;
}

const LEASE = 'role-checks';
/** Short against an hour, so that a machine that wakes from sleep catches up soon. */
const LOOK_EVERY_MS = 5 * 60_000;
const LEASE_MS = 3 * LOOK_EVERY_MS;
/** After one that could not begin: signed out, offline. */
const RETRY_MS = 60 * 60_000;

/**
 * Checks all accounts whose roles were checked `everyHours` ago, until the signal aborts. Only the holder of the lease
 * does. Quiet unless a role broke since it was checked last.
 */
export async function runChecks(ctx: AppContext, options: ChecksOptions): Promise<void> {
  const { everyHours, signal } = options;
  if (everyHours <= 0) return;
  let triedAt = Number.NEGATIVE_INFINITY;
  try {
    while (!signal.aborted) {
      const now = ctx.clock.now();
      const isMine = await ctx.store.acquireLease(LEASE, ctx.holder, now, LEASE_MS);
      if (isMine && now - triedAt >= RETRY_MS) {
        const due = await dueAccounts(ctx, everyHours);
        if (due.length > 0) {
          triedAt = now;
          await checkAll(ctx, due, options);
        }
      }
      await ctx.clock.delay(LOOK_EVERY_MS, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await ctx.store.releaseLease(LEASE, ctx.holder);
  }
}

async function checkAll(ctx: AppContext, due: readonly Account[], options: ChecksOptions): Promise<void> {
  const failedBefore = new Set<string>();
  for (const { id } of due) {
    for (const { role, status } of await ctx.store.roleChecks(id)) {
      if (status === 'failed') failedBefore.add(`${id}/${role}`);
    }
  }
  try {
    const results = await verifyAccounts(ctx, due, options.signal);
    const broken = due.flatMap(({ id, name }, index) =>
      (results[index] ?? [])
        .filter(({ role, status }) => status === 'failed' && !failedBefore.has(`${id}/${role}`))
        .map(({ role, reason, hint }): BrokenRole => ({ accountId: id, accountName: name, role, reason, hint })),
    );
    options.onChecked?.();
    if (broken.length > 0) options.onBroken(broken);
  } catch (error) {
    options.signal.throwIfAborted();
    const failure = failureOf(error);
    if (failure === null) throw error;
    ctx.log.info('the roles of accounts could not be checked', { reason: failure.message });
  }
}

/** Those never checked too: a person who added accounts from a list has not looked at each. */
async function dueAccounts(ctx: AppContext, everyHours: number): Promise<readonly Account[]> {
  const due: Account[] = [];
  const now = ctx.clock.now();
  for (const account of await enabledAccounts(ctx)) {
    const checks = await ctx.store.roleChecks(account.id);
    const oldest = Math.min(...checks.map(({ checkedAt }) => checkedAt));
    // A time that is still to come was taken before the clock was set back.
    if (checks.length === 0 || now - oldest >= everyHours * 3_600_000 || oldest > now) due.push(account);
  }
  return due;
}

/** A broken accounts file stops the checks until it is mended; the views say what is wrong with it. */
async function enabledAccounts(ctx: AppContext): Promise<readonly Account[]> {
  try {
    const { accounts, master } = await ctx.accountsFile.read();
    return master === null ? [] : accounts.filter(({ enabled }) => enabled);
  } catch (error) {
    if (failureOf(error) === null) throw error;
    return [];
  }
}
