/** Our StackSets in the Sources view: their operations, their accounts, and the stacks of these. */
import type { Accounts } from '../../core/accounts/account.ts';
import { REAL_TIME_STACK_SET, type StackSetName, stackSetNames } from '../../core/stacksets/stackSetRef.ts';
import type { SourceNode, StackSetNode } from '../../protocol/tree.ts';
import type { AppContext } from '../context.ts';
import { moreNode } from './moreNode.ts';
import { operationNode, rootOf, stackInstanceNode, stackSetAccountNode, stackSetNode } from './stackSetNode.ts';

/** Operations that are shown above the accounts. */
const SHOWN = 3;
/** Accounts, and stacks of one, that are read for a page. */
const PAGE = 200;

/** The StackSet below whose node another one is; null: it is no node of a StackSet. */
function setOf(parent: string): StackSetName | null {
  return stackSetNames.find((name) => parent === rootOf(name) || parent.startsWith(`${rootOf(name)}/`)) ?? null;
}

export function isInStackSet(parent: string): boolean {
  return setOf(parent) !== null;
}

/** Their nodes, where one is of use: there is the StackSet, or real time is on somewhere and has none yet. */
export async function stackSetNodes(ctx: AppContext, { master, accounts }: Accounts): Promise<readonly StackSetNode[]> {
  if (master === null) return [];
  const isFollowing = accounts.some(({ enabled, realTime }) => enabled && realTime);
  const nodes: StackSetNode[] = [];
  for (const name of stackSetNames) {
    const known = await ctx.store.stackSet(name);
    const isWanted = name === REAL_TIME_STACK_SET && isFollowing;
    if (isWanted || known?.report.exists === true) nodes.push(stackSetNode(name, master, known, ctx.clock.now()));
  }
  return nodes;
}

export async function stackSetChildren(
  ctx: AppContext,
  { accounts }: Accounts,
  { parent, offset }: { readonly parent: string; readonly offset: number },
): Promise<readonly SourceNode[]> {
  const set = setOf(parent);
  if (set === null) return [];
  const [accountId] = parent.slice(rootOf(set).length + 1).split('/');
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const now = ctx.clock.now();
  if (accountId) {
    const instances = await ctx.store.stackInstances(set, { accountId }, { offset, limit: PAGE + 1 });
    const nodes = instances.slice(0, PAGE).map((instance) => stackInstanceNode(set, instance));
    return instances.length > PAGE ? [...nodes, moreNode(parent, offset + PAGE, offset + instances.length)] : nodes;
  }
  const known = await ctx.store.stackSet(set);
  if (known === null) return [];
  const operations = offset === 0 ? known.report.operations.slice(0, SHOWN) : [];
  const found = await ctx.store.stackSetAccounts(set, { offset, limit: PAGE + 1 });
  const nodes = [
    ...operations.map((operation) => operationNode(set, operation, now)),
    ...found.slice(0, PAGE).map((account) => stackSetAccountNode(set, account, names.get(account.accountId) ?? null)),
  ];
  return found.length > PAGE ? [...nodes, moreNode(parent, offset + PAGE, known.counts.accounts)] : nodes;
}
