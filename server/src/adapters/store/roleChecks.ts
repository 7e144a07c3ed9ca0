/** The last check of each role. */
import type { RoleCheck, RoleKind } from '../../core/accounts/roleCheck.ts';
import type { Database } from './database.ts';
import { number, text, textOrNull } from './rows.ts';

export function replaceRoleChecks(db: Database, accountId: string, checks: readonly RoleCheck[]): void {
  db.run('DELETE FROM role_checks WHERE account_id = ?', [accountId]);
  for (const check of checks) {
    db.run(
      `INSERT INTO role_checks (account_id, role, role_arn, status, reason, hint, warning, checked_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [accountId, check.role, check.roleArn, check.status, check.reason, check.hint, check.warning, check.checkedAt],
    );
  }
}

const ORDER: readonly RoleKind[] = ['scan', 'stackSetExecution', 'remediation'];

export function readRoleChecks(db: Database, accountId: string): readonly RoleCheck[] {
  return db
    .all('SELECT * FROM role_checks WHERE account_id = ?', [accountId])
    .map((row) => ({
      role: text(row['role']) as RoleKind,
      roleArn: text(row['role_arn']),
      status: text(row['status']) as RoleCheck['status'],
      reason: textOrNull(row['reason']),
      hint: textOrNull(row['hint']),
      warning: textOrNull(row['warning']),
      checkedAt: number(row['checked_at']),
    }))
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
}
