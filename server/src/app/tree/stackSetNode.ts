import type { MasterAccount } from '../../core/accounts/account.ts';
import { stackSetLink } from '../../core/console/stackSetLink.ts';
import { cleanText } from '../../core/inventory/text.ts';
import { failureText } from '../../core/stacksets/advice.ts';
import { isRunning, needsAttention, type StackInstance } from '../../core/stacksets/instance.ts';
import { hasEnded, type Operation } from '../../core/stacksets/operation.ts';
import { operationWords } from '../../core/stacksets/operationText.ts';
import type { StackSetName } from '../../core/stacksets/stackSetRef.ts';
import type { StackSetAccount, StackSetStore } from '../../core/stacksets/stackSetStore.ts';
import { relativeTime } from '../../core/tree/relativeTime.ts';
import { joined, plural } from '../../core/tree/words.ts';
import type {
  StackInstanceNode,
  StackSetAccountNode,
  StackSetNode,
  StackSetOperationNode,
} from '../../protocol/tree.ts';

type Known = Awaited<ReturnType<StackSetStore['stackSet']>>;
type State = Pick<StackSetNode, 'description' | 'icon' | 'tone' | 'state'>;

/** `StackSet panther-real-time-events   2 accounts x 3 regions · 1 failed`. */
export function stackSetNode(set: StackSetName, master: MasterAccount, known: Known, now: number): StackSetNode {
  return {
    kind: 'stackSet',
    set,
    id: rootOf(set),
    label: `StackSet ${set}`,
    ...stateOf(known, now),
    expandable: known?.report.exists === true && known.report.isOurs,
    attention: known?.counts.attention ?? 0,
    url: stackSetLink(set, master.region),
  };
}

function stateOf(known: Known, now: number): State {
  if (known === null) {
    return { state: 'missing', description: 'not looked at yet', icon: 'layers', tone: 'muted' };
  }
  const { report, counts } = known;
  const seen = `seen ${relativeTime(report.seenAt, now)}`;
  if (!report.exists) {
    return { state: 'missing', description: joined('not created yet', seen), icon: 'layers', tone: 'muted' };
  }
  if (!report.isOurs) {
    return { state: 'foreign', description: 'somebody else’s: not touched', icon: 'warning', tone: 'warning' };
  }
  const places = `${plural(counts.accounts, 'account', 'accounts')} x ${plural(counts.regions, 'region', 'regions')}`;
  const failed = counts.attention === 0 ? null : `${counts.attention} failed`;
  const running = report.operations.find((operation) => !hasEnded(operation));
  if (running !== undefined) {
    const work = `${operationWords[running.action]} ${running.status}`;
    return { state: 'working', description: joined(work, places, failed), icon: 'sync~spin', tone: 'busy' };
  }
  return {
    state: 'idle',
    description: joined(places, failed, seen),
    icon: counts.attention > 0 ? 'warning' : 'layers',
    tone: counts.attention > 0 ? 'warning' : 'normal',
  };
}

/** The id of a StackSet's node. */
export function rootOf(set: StackSetName): string {
  return `stackSet/${set}`;
}

export function operationNode(set: StackSetName, operation: Operation, now: number): StackSetOperationNode {
  const { id, action, status, failed, startedAt } = operation;
  const ended = hasEnded(operation);
  const isBad = status === 'failed' || status === 'stopped';
  return {
    kind: 'operation',
    set,
    id: `${rootOf(set)}//operation/${id}`,
    label: operationWords[action],
    description: joined(
      status,
      failed !== null && failed > 0 ? plural(failed, 'stack failed', 'stacks failed') : null,
      relativeTime(startedAt, now),
    ),
    icon: ended ? (isBad ? 'error' : 'history') : 'sync~spin',
    tone: ended ? (isBad ? 'error' : 'muted') : 'busy',
    expandable: false,
    operationId: id,
    ended,
  };
}

/** `name` null: the accounts file does not have the account. */
export function stackSetAccountNode(
  set: StackSetName,
  { accountId, instances, attention, running }: StackSetAccount,
  name: string | null,
): StackSetAccountNode {
  return {
    kind: 'stackSetAccount',
    set,
    id: `${rootOf(set)}/${accountId}`,
    label: name === null ? accountId : cleanText(name),
    description: joined(
      plural(instances, 'region', 'regions'),
      attention > 0 ? `${attention} failed` : null,
      running > 0 ? `${running} under way` : null,
      name === null ? 'not in the accounts file' : accountId,
    ),
    icon: attention > 0 ? 'warning' : running > 0 ? 'sync~spin' : 'pass',
    tone: attention > 0 ? 'warning' : running > 0 ? 'busy' : 'ok',
    expandable: true,
    accountId,
  };
}

export function stackInstanceNode(set: StackSetName, instance: StackInstance): StackInstanceNode {
  const { accountId, region, status, detail, reason, drift } = instance;
  const isBad = needsAttention(instance);
  return {
    kind: 'stackInstance',
    set,
    id: `${rootOf(set)}/${accountId}/${region}`,
    label: region,
    description: joined(status, drift === 'drifted' ? 'drifted' : null, isBad ? reason : detail.toLowerCase()),
    ...instanceLook(instance),
    expandable: false,
    accountId,
    region,
    reason: isBad ? failureText(instance) : null,
  };
}

function instanceLook(instance: StackInstance): Pick<StackInstanceNode, 'icon' | 'tone'> {
  if (needsAttention(instance)) return { icon: 'error', tone: 'error' };
  return isRunning(instance) ? { icon: 'sync~spin', tone: 'busy' } : { icon: 'pass', tone: 'ok' };
}
