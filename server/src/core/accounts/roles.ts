/** The roles that an account has for us. Their names end in the master account's region. */
import type { Region } from './account.ts';
import type { RoleKind } from './roleCheck.ts';

const prefixes: Readonly<Record<RoleKind, string>> = {
  scan: 'PantherAuditRole',
  stackSetExecution: 'PantherCloudFormationStackSetExecutionRole',
  remediation: 'PantherRemediationRole',
};

export const roleKinds: readonly RoleKind[] = ['scan', 'stackSetExecution', 'remediation'];

export function roleName(kind: RoleKind, masterRegion: Region): string {
  return `${prefixes[kind]}-${masterRegion}`;
}

export function roleArn(
  kind: RoleKind,
  place: { readonly partition: string; readonly accountId: string; readonly masterRegion: Region },
): string {
  return `arn:${place.partition}:iam::${place.accountId}:role/${roleName(kind, place.masterRegion)}`;
}

/** The partition of a region's code, as far as that tells. */
export function partitionOf(region: Region): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}
