import type { Account } from '../../core/accounts/account.ts';
import type { RoleCheck, RoleKind } from '../../core/accounts/roleCheck.ts';
import { needsRole } from '../../core/accounts/roles.ts';
import { cleanText } from '../../core/inventory/text.ts';
import { relativeTime } from '../../core/tree/relativeTime.ts';
import { joined } from '../../core/tree/words.ts';
import type { RoleNode } from '../../protocol/tree.ts';

const labels: Readonly<Record<RoleKind, string>> = {
  scan: 'Scan role',
  stackSetExecution: 'Real time',
  remediation: 'Remediation',
};

const icons: Readonly<Record<RoleKind, string>> = { scan: 'check', stackSetExecution: 'pulse', remediation: 'tools' };

/**
 * One of the three things that an account may be used for, and whether its role works. `live`: what is to be said of real
 * time as long as its role does not stand in the way; null: nothing.
 */
export function roleNode(
  role: RoleKind,
  account: Account,
  checks: readonly RoleCheck[],
  now: number,
  live: State | null = null,
): RoleNode {
  const check = checks.find((candidate) => candidate.role === role);
  return {
    kind: 'role',
    id: `account/${account.id}/role/${role}`,
    label: labels[role],
    expandable: false,
    accountId: account.id,
    role,
    hint: check?.hint ?? null,
    ...(live !== null && needsRole(role, account) && check?.status !== 'failed'
      ? live
      : stateOf(role, needsRole(role, account), check, now)),
  };
}

type State = Pick<RoleNode, 'description' | 'icon' | 'tone'>;

function stateOf(role: RoleKind, isWanted: boolean, check: RoleCheck | undefined, now: number): State {
  if (!isWanted) return { description: 'off', icon: icons[role], tone: 'muted' };
  // The others have a role, too, and that is all that was looked at.
  const what = role === 'scan' ? '' : 'role ';
  if (!check || check.status === 'off') {
    return { description: `${what}not verified yet`, icon: 'question', tone: 'muted' };
  }
  if (check.status === 'failed') {
    return { description: cleanText(check.reason ?? 'cannot be used', 300), icon: 'error', tone: 'error' };
  }
  const verified = `${what}verified ${relativeTime(check.checkedAt, now)}`;
  if (check.warning === null) return { description: verified, icon: icons[role], tone: 'ok' };
  return { description: joined(verified, cleanText(check.warning, 300)), icon: 'warning', tone: 'warning' };
}
