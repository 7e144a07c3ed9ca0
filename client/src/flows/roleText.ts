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

/** One sentence a role, those that are off left out. */
export function checkLines(checks: readonly RoleCheck[], t: Translate): readonly string[] {
  return checks
    .filter((check) => check.status !== 'off')
    .map((check) => {
      const hint = check.hint === null ? '' : ` ${check.hint}`;
      return `${roleName(check.role, t)}: ${checkResult(check, t).replace(/\.$/, '')}.${hint}`;
    });
}
