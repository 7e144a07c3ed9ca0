import type { Account } from '../../core/accounts/account.ts';
import { type AccountProblem, problemWords } from '../../core/accounts/accountProblem.ts';
import type { RoleCheck } from '../../core/accounts/roleCheck.ts';
import { cleanText } from '../../core/inventory/text.ts';
import type { ScanRow } from '../../core/ports.ts';
import { relativeTime } from '../../core/tree/relativeTime.ts';
import { formatCount, joined, percent, plural } from '../../core/tree/words.ts';
import type { AccountProgress } from '../../protocol/scan.ts';
import type { AccountNode } from '../../protocol/tree.ts';

export interface AccountFacts {
  readonly account: Account;
  readonly resources: number;
  readonly lastScan: ScanRow | null;
  readonly lastWholeScan: ScanRow | null;
  readonly roleChecks: readonly RoleCheck[];
  /** Why the last scan could not begin; null: it could. */
  readonly problem: AccountProblem | null;
  /** Cells that need attention. */
  readonly attention: number;
  /** What runs now in this process; null: nothing. */
  readonly progress: AccountProgress | null;
  readonly now: number;
}

/** `Payments   prod · scanned 2 h ago · 1,204 · 123456789012`: a narrow side bar cuts off the end, so state comes first. */
export function accountNode(facts: AccountFacts): AccountNode {
  const { account } = facts;
  const state = stateOf(facts);
  return {
    kind: 'account',
    id: accountNodeId(account.id),
    label: cleanText(account.name),
    description: joined(account.label, ...state.words, account.id),
    icon: state.icon,
    tone: state.tone,
    expandable: true,
    accountId: account.id,
    enabled: account.enabled,
    scanning: isScanning(facts),
    problem: facts.problem,
  };
}

function accountNodeId(accountId: string): string {
  return `account/${accountId}`;
}

type State = Pick<AccountNode, 'icon' | 'tone'> & { readonly words: readonly string[] };

const signInLook = { icon: 'key', tone: 'warning' } as const;
const errorLook = { icon: 'error', tone: 'error' } as const;

function stateOf(facts: AccountFacts): State {
  const { account, progress, problem, roleChecks, attention, resources } = facts;
  if (isScanning(facts)) return { icon: 'sync~spin', tone: 'busy', words: [scanningWords(progress)] };
  if (!account.enabled) return { icon: 'circle-slash', tone: 'muted', words: ['disabled'] };
  if (problem !== null) {
    const look = problem.code === 'CREDENTIALS' ? signInLook : errorLook;
    return { ...look, words: [problemWords(problem)] };
  }
  const words = [scannedWords(facts), facts.lastScan ? formatCount(resources) : ''];
  if (roleChecks.some(({ status }) => status === 'failed')) {
    return { ...errorLook, words: ['a role cannot be used', ...words] };
  }
  if (attention === 0) return { icon: 'shield', tone: 'normal', words };
  return {
    icon: 'shield',
    tone: 'warning',
    words: [...words, plural(attention, 'cell not read', 'cells not read')],
  };
}

// A scan that another window or command runs is seen by its row only.
function isScanning({ progress, lastScan }: AccountFacts): boolean {
  return progress !== null || lastScan?.status === 'running';
}

function scanningWords(progress: AccountProgress | null): string {
  if (progress === null) return 'scanning in another window or command';
  if (progress.total === 0) return 'scanning';
  return `scanning ${percent(progress.done, progress.total)} · ${formatCount(progress.found)} found`;
}

function scannedWords({ lastScan, lastWholeScan, now }: AccountFacts): string {
  if (!lastScan) return 'not scanned yet';
  const when = (scan: ScanRow) => relativeTime(scan.finishedAt ?? scan.startedAt, now);
  if (lastScan.status === 'cancelled') return `scan cancelled ${when(lastScan)}`;
  if (lastScan.status === 'interrupted') return `scan interrupted ${when(lastScan)}`;
  return `scanned ${when(lastWholeScan ?? lastScan)}`;
}
