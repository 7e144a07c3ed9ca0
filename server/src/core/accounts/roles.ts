/** The roles that an account has for us. Their names end in the master account's region. */
import type { Account, Region } from './account.ts';
import type { RoleKind } from './roleCheck.ts';

const prefixes: Readonly<Record<RoleKind, string>> = {
  scan: 'PantherAuditRole',
  stackSetExecution: 'PantherCloudFormationStackSetExecutionRole',
  remediation: 'PantherRemediationRole',
};

export const roleKinds: readonly RoleKind[] = ['scan', 'stackSetExecution', 'remediation'];

/** Whether the account asks for what the role is for. */
export function needsRole(kind: RoleKind, account: Account): boolean {
  if (kind === 'stackSetExecution') return account.realTime;
  if (kind === 'remediation') return account.remediation;
  return true;
}

export function roleName(kind: RoleKind, masterRegion: Region): string {
  return `${prefixes[kind]}-${masterRegion}`;
}

export function roleArn(
  kind: RoleKind,
  place: { readonly partition: string; readonly accountId: string; readonly masterRegion: Region },
): string {
  return `arn:${place.partition}:iam::${place.accountId}:role/${roleName(kind, place.masterRegion)}`;
}
