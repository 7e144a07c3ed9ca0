/** The result of role checks, in words. Pure. */
import type { RoleCheck, RoleKind } from '../../../server/src/core/accounts/roleCheck.ts';
import type { Translate } from '../ui/text.ts';

export function roleName(role: RoleKind, t: Translate): string {
  switch (role) {
    case 'scan':
      return t('Scan role');
    case 'stackSetExecution':
      return t('StackSet execution role');
    case 'remediation':
      return t('Remediation role');
  }
}

/** `Works.`, `Cannot be used: ...`, `Off.` */
export function checkResult(check: RoleCheck, t: Translate): string {
  if (check.status === 'off') return t('off');
  if (check.status === 'failed') return t('cannot be used: {0}', check.reason ?? t('no reason given'));
  return check.warning === null ? t('works') : t('works, but {0}', check.warning);
}

/** The result of all checks of an account in one line. */
export function checksResult(name: string, checks: readonly RoleCheck[], t: Translate): string {
  const needed = checks.filter((check) => check.status !== 'off');
  const failed = needed.filter((check) => check.status === 'failed').length;
  if (failed === 1) return t('1 role of {0} does not work', name);
  if (failed > 1) return t('{0} roles of {1} do not work', failed, name);
  return needed.length === 1 ? t('The role of {0} works', name) : t('The roles of {0} work', name);
}

/** One sentence a role, those that are off left out. */
export function checkLines(checks: readonly RoleCheck[], t: Translate): readonly string[] {
  return checks
    .filter((check) => check.status !== 'off')
    .map((check) => {
      const hint = check.hint === null ? '' : ` ${check.hint}`;
      return `${roleName(check.role, t)}: ${checkResult(check, t).replace(/\.$/, '')}.${hint}`;
    });
}
