import { AppError, AwsFailure } from '../../core/errors.ts';
import type { OrganizationFacts } from '../../core/stacksets/rollout.ts';
import { cloudFormation } from '../../core/template/cloudFormation.ts';
import { organizationTree } from '../accounts/organizationAccounts.ts';
import type { Administrator } from './administrator.ts';

const byRoles = 'Use roles that are in the accounts already instead: --execution-role and --admin-role.';

/** What CloudFormation may do in the organization. That it cannot be asked is an answer too. */
export async function readOrganization(administrator: Administrator): Promise<OrganizationFacts> {
  try {
    const tree = await organizationTree(administrator.session, administrator.signal);
    const { Status } = await administrator.session.call(
      cloudFormation.op('DescribeOrganizationsAccess'),
      tree.managementId === administrator.master.accountId ? {} : { CallAs: 'DELEGATED_ADMIN' },
      administrator,
    );
    return { ...tree, access: Status === 'ENABLED' ? 'on' : 'off' };
  } catch (error) {
    administrator.signal.throwIfAborted();
    if (error instanceof AppError) return { reason: error.message, hint: error.fields.hint ?? byRoles };
    if (!(error instanceof AwsFailure) || error.kind !== 'denied') throw error;
    return {
      reason: `The organization cannot be asked: ${error.call}: ${error.code}: ${error.message}`,
      hint: byRoles,
    };
  }
}

/** For whom the master account speaks. */
export function organizationCallsAs(
  organization: OrganizationFacts | null,
  masterId: string,
): 'SELF' | 'DELEGATED_ADMIN' {
  const isDelegated = organization !== null && 'access' in organization && organization.managementId !== masterId;
  return isDelegated ? 'DELEGATED_ADMIN' : 'SELF';
}
