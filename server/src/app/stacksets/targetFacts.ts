/** What is known of the accounts that a StackSet is for: their execution roles and their regions. */
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import { AppError, AwsFailure } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import { forEachBounded } from '../../core/scan/bounded.ts';
import type { TargetFacts } from '../../core/stacksets/targets.ts';
import { checkRole } from '../accounts/checkRole.ts';
import type { AppContext } from '../context.ts';
import { enabledRegions } from '../scan/enabledRegions.ts';
import { assumeScanRole } from '../scan/signIn.ts';
import type { Administrator } from './administrator.ts';

/** Accounts that are asked at once. */
const AT_ONCE = 10;
/** A role that worked this short a time ago is not tried again. */
const TRUSTED_MS = 24 * 60 * 60_000;
/** Every region has networks, so a scan of them shows which are on. */
const EVERYWHERE = 'AWS.EC2.VPC';

/**
 * In the order of `accounts`. What the inventory knows is taken from there, so that a plan of a thousand accounts is made
 * in moments; the others are asked.
 */
export async function readTargets(
  ctx: AppContext,
  administrator: Administrator,
  accounts: readonly Account[],
): Promise<readonly TargetFacts[]> {
  const facts = new Map<string, TargetFacts>();
  const unknown: Account[] = [];
  for (const account of accounts) {
    const known = account.enabled && account.realTime ? await knownFacts(ctx, account) : nothing(account);
    if (known === null) unknown.push(account);
    else facts.set(account.id, known);
  }
  await forEachBounded(unknown, AT_ONCE, async (account) => {
    facts.set(account.id, await askedFacts(ctx, administrator, account));
  });
  return accounts.flatMap(({ id }) => facts.get(id) ?? []);
}

/** What is switched off is not asked. */
function nothing(account: Account): TargetFacts {
  return { account, execution: null, enabled: [] };
}

/** Null: the inventory does not know enough. */
async function knownFacts(ctx: AppContext, account: Account): Promise<TargetFacts | null> {
  const checks = await ctx.store.roleChecks(account.id);
  const execution = checks.find(({ role }) => role === 'stackSetExecution');
  if (execution?.status !== 'ok' || ctx.clock.now() - execution.checkedAt > TRUSTED_MS) return null;
  const cells = await ctx.store.cells({ accountId: account.id, type: EVERYWHERE, kinds: ['ok', 'denied'] });
  if (cells.length === 0) return null;
  return { account, execution, enabled: cells.map(({ region }) => region) };
}

async function askedFacts(ctx: AppContext, administrator: Administrator, account: Account): Promise<TargetFacts> {
  const { session: operator, master, signal } = administrator;
  const execution = await checkRole(ctx, { kind: 'stackSetExecution', account, master, operator }, signal);
  const enabled = await askRegions(ctx, { operator, master, account, signal });
  return { account, execution, enabled };
}

async function askRegions(
  ctx: AppContext,
  options: {
    readonly operator: AwsSession;
    readonly master: MasterAccount;
    readonly account: Account;
    readonly signal: AbortSignal;
  },
): Promise<TargetFacts['enabled']> {
  try {
    const session = await assumeScanRole(ctx, options);
    try {
      const { regions, problem, hint } = await enabledRegions(session, [], options.signal);
      return problem === null ? regions : { reason: `Its regions are not known: ${problem}`, hint };
    } finally {
      session.close();
    }
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof AppError) return { reason: error.message, hint: error.fields.hint ?? null };
    if (error instanceof AwsFailure) return { reason: `${error.call}: ${error.code}: ${error.message}`, hint: null };
    throw error;
  }
}
