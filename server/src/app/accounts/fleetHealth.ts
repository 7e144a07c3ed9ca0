/** How all accounts do, as the inventory knows it: nothing is asked of AWS. */
import type { Account } from '../../core/accounts/account.ts';
import { type AccountHealth, accountHealth } from '../../core/accounts/health.ts';
import { REAL_TIME_STACK_SET } from '../../core/stacksets/stackSetRef.ts';
import { coverageOf } from '../../core/tree/coverage.ts';
import type { AppContext } from '../context.ts';
import { eventsStatus } from '../events/eventsStatus.ts';
import { realTimeState } from '../tree/realTimeState.ts';

/** More accounts than an organization has; those with stacks that need attention come first. */
const MOST_ACCOUNTS = 100_000;

/** In the order of the accounts file. @throws AppError ACCOUNTS_FILE, STORE */
export async function fleetHealth(ctx: AppContext): Promise<readonly AccountHealth[]> {
  const { accounts } = await ctx.accountsFile.read();
  const now = ctx.clock.now();
  const events = await eventsStatus(ctx);
  const stacks = new Map(
    (await ctx.store.stackSetAccounts(REAL_TIME_STACK_SET, { offset: 0, limit: MOST_ACCOUNTS })).map((found) => [
      found.accountId,
      found,
    ]),
  );
  const fleet: AccountHealth[] = [];
  for (const account of accounts) {
    fleet.push(
      accountHealth({
        account,
        ...(await known(ctx, account)),
        realTime: account.enabled && account.realTime ? realTimeOf(realTimeState(events, account, now)) : null,
        stacks: stacks.get(account.id) ?? null,
      }),
    );
  }
  return fleet;
}

async function known(ctx: AppContext, { id }: Account) {
  const { store } = ctx;
  const [checks, problem, lastScan, lastWholeScan, cells, resources] = await Promise.all([
    store.roleChecks(id),
    store.problem(id),
    store.lastScan(id),
    store.lastWholeScan(id),
    store.cells({ accountId: id }),
    store.count({ accountIds: [id] }),
  ]);
  return { checks, problem, lastScan, lastWholeScan, coverage: coverageOf(cells), resources };
}

function realTimeOf(state: ReturnType<typeof realTimeState>) {
  if (state === null) return { text: 'on, nothing received yet', tone: 'normal' as const };
  const { description: text, tone } = state;
  return { text, tone: tone === 'ok' || tone === 'warning' || tone === 'error' ? tone : ('normal' as const) };
}
