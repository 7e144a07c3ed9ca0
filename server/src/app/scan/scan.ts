/** Reads AWS into the inventory. */
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import { callsOf } from '../../core/catalog/permissions.ts';
import type { CatalogType } from '../../core/catalog/types.ts';
import type { AwsSession } from '../../core/ports.ts';
import { forEachBounded } from '../../core/scan/bounded.ts';
import type { AccountScanSummary, ScanScope, ScanSummary } from '../../protocol/scan.ts';
import { clearProblem, clearSignInProblems, keepProblem } from '../accounts/accountProblems.ts';
import { operatorSession } from '../accounts/operatorSession.ts';
import { requireMaster } from '../accounts/requireMaster.ts';
import type { AppContext } from '../context.ts';
import type { ScanOptions } from './accountScan.ts';
import { scanCells } from './scanCells.ts';
import { scanResource } from './scanResource.ts';
import { accountsOf } from './scope.ts';
import { assumeScanRole } from './signIn.ts';
import { emptyTally, noteProblem, summaryOf } from './summary.ts';

const ACCOUNTS_AT_ONCE = 8;

/**
 * Scans the accounts of the scope side by side. One that cannot be signed in to has its problem in the summary and
 * does not hold up the others. Cancelling ends with a summary too; what was read stays.
 * @throws AppError when there is nothing to begin with: no master account, no such account, a broken accounts file
 */
export async function scan(ctx: AppContext, scope: ScanScope, options: ScanOptions): Promise<ScanSummary> {
  const startedAt = ctx.clock.now();
  const accounts = await ctx.accountsFile.read();
  const targets = accountsOf(scope, accounts, ctx.accountsFile.path);
  const master = await requireMaster(ctx);
  await ctx.store.recover(startedAt);

  // Signing in takes a few answers of AWS, one after the other: time to load what the calls need.
  if (scope.kind === 'all' || scope.kind === 'account') ctx.aws.prepare?.(servicesOf(ctx.catalog));
  const operator = signInOnce(ctx, master, options.signal);
  const summaries = new Map<string, AccountScanSummary>();
  try {
    await forEachBounded(targets, ACCOUNTS_AT_ONCE, async (account) => {
      summaries.set(account.id, await scanAccount(ctx, { scope, options, account, master, operator: operator.get }));
    });
  } finally {
    await operator.close();
  }
  return {
    accounts: targets.flatMap(({ id }) => summaries.get(id) ?? []),
    seconds: Math.round((ctx.clock.now() - startedAt) / 100) / 10,
  };
}

/** Those that each account is asked for. */
function servicesOf(catalog: readonly CatalogType[]): readonly string[] {
  const asked = catalog.filter((type) => type.kind === 'listed' && type.viaCloudControl !== true);
  return [...new Set(asked.flatMap(callsOf).map(({ service }) => service.id))];
}

async function scanAccount(
  ctx: AppContext,
  parts: {
    readonly scope: ScanScope;
    readonly options: ScanOptions;
    readonly account: Account;
    readonly master: MasterAccount;
    readonly operator: () => Promise<AwsSession>;
  },
): Promise<AccountScanSummary> {
  const { scope, options, account, master } = parts;
  const { signal } = options;
  const startedAt = ctx.clock.now();
  const tally = emptyTally();
  let session: AwsSession | null = null;
  try {
    session = await assumeScanRole(ctx, { operator: await parts.operator(), master, account, signal });
    await clearProblem(ctx, account.id);
    const accountScan = { ctx, scope, options, account, session, tally };
    if (scope.kind === 'resource') await scanResource(accountScan, scope.key);
    else await scanCells(accountScan);
  } catch (error) {
    const failure = noteProblem(tally, error, signal);
    if (failure !== null && (session === null || failure.code === 'CREDENTIALS')) {
      await keepProblem(ctx, account.id, failure);
      options.onWritten?.(account.id);
    }
  } finally {
    session?.close();
  }
  return summaryOf(account, tally, ctx.clock.now() - startedAt);
}

/** The user's own session, made when the first account asks for it; each account tells why it could not be made. */
function signInOnce(
  ctx: AppContext,
  master: MasterAccount,
  signal: AbortSignal,
): { readonly get: () => Promise<AwsSession>; readonly close: () => Promise<void> } {
  let session: Promise<AwsSession> | null = null;
  async function signIn(): Promise<AwsSession> {
    const operator = await operatorSession(ctx, master, signal);
    await clearSignInProblems(ctx);
    return operator;
  }
  return {
    get: () => {
      session ??= signIn();
      return session;
    },
    close: async () => {
      const [result] = await Promise.allSettled([session]);
      if (result.status === 'fulfilled') result.value?.close();
    },
  };
}
