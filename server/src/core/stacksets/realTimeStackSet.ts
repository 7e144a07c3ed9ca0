/** The StackSet that sets up real-time events in the followed accounts: its names, and how to tell that it is ours. */
import type { MasterAccount } from '../accounts/account.ts';
import { roleName } from '../accounts/roles.ts';
import { partitionOfRegion } from '../regions/partition.ts';
import type { AwsStackSet } from '../template/cloudFormation.ts';
import { stackTags } from '../template/stackTemplate.ts';

/** The role with which CloudFormation administers StackSets in the master account. */
export function adminRoleName({ region }: MasterAccount): string {
  return `PantherCloudFormationStackSetAdminRole-${region}`;
}

export function adminRoleArn(master: MasterAccount): string {
  return `arn:${partitionOfRegion(master.region)}:iam::${master.accountId}:role/${adminRoleName(master)}`;
}

/** The role of a target account that the admin role assumes. */
export function executionRoleName({ region }: MasterAccount): string {
  return roleName('stackSetExecution', region);
}

/**
 * A StackSet of this name is ours when it bears our tag, or, made by hand from a template of ours, has its parameters.
 * Any other is somebody else's, and is never touched.
 */
export function isOurs(set: AwsStackSet): boolean {
  const tagged = stackTags.every(({ key, value }) => set.Tags?.some((tag) => tag.Key === key && tag.Value === value));
  const parameters = new Set((set.Parameters ?? []).map(({ ParameterKey }) => ParameterKey));
  return tagged || (parameters.has('MasterAccountId') && (parameters.has('QueueArn') || parameters.has('ExternalId')));
}
