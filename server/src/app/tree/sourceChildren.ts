import type { Account, Accounts } from '../../core/accounts/account.ts';
import { roleName } from '../../core/accounts/roles.ts';
import { attentionKinds, byUrgency, coverageOf } from '../../core/tree/coverage.ts';
import { slice } from '../../core/tree/page.ts';
import type { Activity } from '../../protocol/scan.ts';
import type { SourceNode } from '../../protocol/tree.ts';
import type { AppContext } from '../context.ts';
import { eventsStatus } from '../events/eventsStatus.ts';
import { accountNode } from './accountNode.ts';
import { cellNode } from './cellNode.ts';
import { coverageNode } from './coverageNode.ts';
import { fileProblemNode } from './fileProblem.ts';
import { moreNode } from './moreNode.ts';
import { realTimeState } from './realTimeState.ts';
import { roleNode } from './roleNode.ts';
import { isInStackSet, stackSetChildren, stackSetNodes } from './stackSetChildren.ts';

interface Place {
  readonly parent: string | null;
  readonly offset: number;
}

/** The children of a node of the Sources view. Empty at the root: there are no accounts. */
export async function sourceChildren(
  ctx: AppContext,
  { parent, offset }: Place,
  activity: Activity,
): Promise<readonly SourceNode[]> {
  const accounts = await readAccounts(ctx);
  if ('kind' in accounts) return parent === null ? [accounts] : [];
  if (parent === null) {
    const nodes = await accountNodes(ctx, accounts.accounts, offset, activity);
    return offset === 0 ? [...nodes, ...(await stackSetNodes(ctx, accounts))] : nodes;
  }
  if (isInStackSet(parent)) return stackSetChildren(ctx, accounts, { parent, offset });
  const [kind, id, part] = parent.split('/');
  const account = accounts.accounts.find((candidate) => candidate.id === id);
  // The account was removed after the view had shown it.
  if (kind !== 'account' || !account) return [];
  if (part === undefined) return partNodes(ctx, account);
  if (part === 'coverage') return cellNodes(ctx, account, accounts, parent, offset);
  return [];
}

async function readAccounts(ctx: AppContext): Promise<Accounts | SourceNode> {
  try {
    return await ctx.accountsFile.read();
  } catch (error) {
    const node = fileProblemNode(error);
    if (node) return node;
    throw error;
  }
}

async function accountNodes(
  ctx: AppContext,
  accounts: readonly Account[],
  offset: number,
  activity: Activity,
): Promise<readonly SourceNode[]> {
  const { items, next } = slice(accounts, offset);
  const nodes = await Promise.all(
    items.map(async (account) =>
      accountNode({
        account,
        resources: await ctx.store.count({ accountIds: [account.id] }),
        lastScan: await ctx.store.lastScan(account.id),
        lastWholeScan: await ctx.store.lastWholeScan(account.id),
        roleChecks: await ctx.store.roleChecks(account.id),
        problem: await ctx.store.problem(account.id),
        attention: (await ctx.store.cells({ accountId: account.id, kinds: attentionKinds })).length,
        progress: activity.scans.find((scan) => scan.accountId === account.id) ?? null,
        now: ctx.clock.now(),
      }),
    ),
  );
  return next === null ? nodes : [...nodes, moreNode(null, next, accounts.length)];
}

async function partNodes(ctx: AppContext, account: Account): Promise<readonly SourceNode[]> {
  const checks = await ctx.store.roleChecks(account.id);
  const cells = await ctx.store.cells({ accountId: account.id });
  const now = ctx.clock.now();
  return [
    roleNode('scan', account, checks, now),
    roleNode('stackSetExecution', account, checks, now, realTimeState(await eventsStatus(ctx), account, now)),
    roleNode('remediation', account, checks, now),
    coverageNode(account.id, coverageOf(cells)),
  ];
}

async function cellNodes(
  ctx: AppContext,
  account: Account,
  { master }: Accounts,
  parent: string,
  offset: number,
): Promise<readonly SourceNode[]> {
  const found = await ctx.store.cells({ accountId: account.id, kinds: attentionKinds });
  const cells = found.toSorted(byUrgency);
  const { items, next } = slice(cells, offset);
  const role = master ? roleName('scan', master.region) : 'PantherAuditRole';
  const nodes = items.map((cell) => cellNode(cell, role, ctx.clock.now()));
  return next === null ? nodes : [...nodes, moreNode(parent, next, cells.length)];
}
