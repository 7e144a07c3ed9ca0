import type { Account } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import { defaultRegions } from '../../core/regions/defaultRegions.ts';
import { partitionOfRegion } from '../../core/regions/partition.ts';
import { existingSet } from '../../core/stacksets/existingSet.ts';
import { checkPreferences } from '../../core/stacksets/preferences.ts';
import {
  planRollout as plan,
  type RolloutPlan,
  type RolloutWish,
  rolloutParameters,
  rolloutSetName,
} from '../../core/stacksets/rollout.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import type { AppContext } from '../context.ts';
import { asAdministrator } from './administrator.ts';
import { readQueue } from './foundations.ts';
import { organizationCallsAs, readOrganization } from './organizationFacts.ts';
import { checkRegions, chosenAccounts } from './planRealTime.ts';
import { describeStackSet, listInstances, listOperations } from './readStackSet.ts';

/**
 * Works out what a StackSet for scan roles, or for units of the organization, would do. Nothing is changed.
 * @throws AppError BAD_INPUT, CREDENTIALS, WRONG_ACCOUNT; AwsFailure
 */
export async function planRollout(ctx: AppContext, wish: RolloutWish, signal: AbortSignal): Promise<RolloutPlan> {
  checkPreferences(wish.preferences);
  checkRegions(wish.regions);
  checkRight(wish);
  const { accounts: known } = await ctx.accountsFile.read();
  const accounts = wish.kind === 'scanRole' ? await accountsOf(ctx, wish.accountIds, known) : [];
  return asAdministrator(ctx, signal, async (administrator) => {
    const { master } = administrator;
    const isOfOrganization = wish.right.kind === 'organization';
    const organization = isOfOrganization ? await readOrganization(administrator) : null;
    const ref = { name: rolloutSetName(wish.kind), callAs: organizationCallsAs(organization, master.accountId) };
    const set = await describeStackSet(administrator, ref);
    const [instances, operations] =
      set === null
        ? [[], []]
        : await Promise.all([listInstances(administrator, ref), listOperations(administrator, ref, 10)]);
    const queue = wish.kind === 'realTimeEvents' ? await readQueue(ctx, administrator) : null;
    const body = await ctx.templates.read(stackTemplates[wish.kind].templateFile);
    const parameters = rolloutParameters(wish.kind, { master, known });
    const roles = wish.right.kind === 'roles' ? wish.right : null;
    return plan(
      {
        master,
        accounts,
        known,
        defaultRegions: defaultRegions(partitionOfRegion(master.region), master.region),
        organization,
        existing: existingSet(set, {
          body,
          parameters,
          adminRole: roles?.adminRole ?? null,
          executionRole: roles?.executionRole ?? null,
        }),
        queue,
        instances,
        operations,
      },
      wish,
    );
  });
}

/** `ids` null: those that are switched on and whose scan role is not known to work. */
async function accountsOf(
  ctx: AppContext,
  ids: readonly string[] | null,
  known: readonly Account[],
): Promise<readonly Account[]> {
  if (ids !== null) return (await chosenAccounts(ctx, ids)).accounts;
  const missing: Account[] = [];
  for (const account of known.filter(({ enabled }) => enabled)) {
    const checks = await ctx.store.roleChecks(account.id);
    if (checks.find(({ role }) => role === 'scan')?.status !== 'ok') missing.push(account);
  }
  return missing;
}

function checkRight({ right }: RolloutWish): void {
  if (right.kind === 'organization') return;
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/.test(right.adminRole)) {
    throw new AppError('BAD_INPUT', `This is no ARN of a role: ${right.adminRole}`, {
      hint: 'Give the role of the master account with which CloudFormation administers StackSets.',
    });
  }
  if (!/^[\w+=,.@-]{1,64}$/.test(right.executionRole)) {
    throw new AppError('BAD_INPUT', `This is no name of a role: ${right.executionRole}`, {
      hint: 'Give the name of the role that is in each account, such as AWSCloudFormationStackSetExecutionRole.',
    });
  }
}
