import type { Account } from '../../core/accounts/account.ts';
import type { RoleCheck, RoleKind } from '../../core/accounts/roleCheck.ts';
import { sentences } from '../output/format.ts';
import type { Output } from '../output/output.ts';
import type { TableCell } from '../output/table.ts';

export interface CheckedAccount {
  readonly account: Account;
  readonly checks: readonly RoleCheck[];
}

export function anyFailed(checked: readonly CheckedAccount[]): boolean {
  return checked.some(({ checks }) => checks.some((check) => check.status === 'failed'));
}

const roleNames: Readonly<Record<RoleKind, string>> = {
  scan: 'Scan',
  stackSetExecution: 'StackSet execution',
  remediation: 'Remediation',
};

export async function printChecks(out: Output, checked: readonly CheckedAccount[]): Promise<void> {
  await out.table(
    [{ title: 'Account' }, { title: 'Role' }, { title: 'Result' }, { title: 'Why, and what to do' }],
    checked.flatMap(({ account, checks }) =>
      checks.map((check) => [account.name, roleNames[check.role], result(check), explanation(check)]),
    ),
  );
}

function result({ status, warning }: RoleCheck): TableCell {
  if (status === 'failed') return { text: 'failed', tone: 'bad' };
  if (status === 'off') return { text: 'off', tone: 'muted' };
  return warning === null ? { text: 'ok', tone: 'good' } : { text: 'ok, with a warning', tone: 'warning' };
}

function explanation({ reason, warning, hint }: RoleCheck): string {
  return sentences(reason, warning, hint);
}
