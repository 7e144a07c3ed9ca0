/** The StackSet in the Sources view: its operations, its accounts, and their stacks. */
import type { Accounts } from '../../core/accounts/account.ts';
import type { SourceNode } from '../../protocol/tree.ts';
import type { AppContext } from '../context.ts';
import { moreNode } from './moreNode.ts';
import { operationNode, stackInstanceNode, stackSetAccountNode, stackSetNode } from './stackSetNode.ts';

const ROOT = 'stackSet';
/** Operations that are shown above the accounts. */
const SHOWN = 3;
/** Accounts, and stacks of one, that are read for a page. */
const PAGE = 200;

export function isInStackSet(parent: string): boolean {
  return parent === ROOT || parent.startsWith(`${ROOT}/`);
}

/** The StackSet's node, where one is of use: real time is on somewhere, or there is a StackSet. */
export async function stackSetNodes(ctx: AppContext, { master, accounts }: Accounts): Promise<readonly SourceNode[]> {
  if (master === null) return [];
  const known = await ctx.store.stackSet();
  const isWanted = accounts.some(({ enabled, realTime }) => enabled && realTime);
  if (!isWanted && known?.report.exists !== true) return [];
  return [stackSetNode(ROOT, master, known, ctx.clock.now())];
}

export async function stackSetChildren(
  ctx: AppContext,
  { accounts }: Accounts,
  { parent, offset }: { readonly parent: string; readonly offset: number },
): Promise<readonly SourceNode[]> {
  const [, accountId] = parent.split('/');
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const now = ctx.clock.now();
  if (accountId !== undefined) {
    const instances = await ctx.store.stackInstances({ accountId }, { offset, limit: PAGE + 1 });
    const nodes = instances.slice(0, PAGE).map((instance) => stackInstanceNode(ROOT, instance));
    return instances.length > PAGE ? [...nodes, moreNode(parent, offset + PAGE, offset + instances.length)] : nodes;
  }
  const known = await ctx.store.stackSet();
  if (known === null) return [];
  const operations = offset === 0 ? known.report.operations.slice(0, SHOWN) : [];
  const found = await ctx.store.stackSetAccounts({ offset, limit: PAGE + 1 });
  const nodes = [
    ...operations.map((operation) => operationNode(ROOT, operation, now)),
    ...found.slice(0, PAGE).map((account) => stackSetAccountNode(ROOT, account, names.get(account.accountId) ?? null)),
  ];
  return found.length > PAGE ? [...nodes, moreNode(parent, offset + PAGE, known.counts.accounts)] : nodes;
}
