import type { Account, Accounts } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import { isRegionCode } from '../../core/regions/regionCode.ts';
import { type ExistingStackSet, planStackSet, type StackSetPlan } from '../../core/stacksets/plan.ts';
import { checkPreferences, type Preferences } from '../../core/stacksets/preferences.ts';
import { adminRoleArn, executionRoleName, isOurs, REAL_TIME_STACK_SET } from '../../core/stacksets/realTimeStackSet.ts';
import type { AwsStackSet } from '../../core/template/cloudFormation.ts';
import { stackParameters } from '../../core/template/parameters.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import type { AppContext } from '../context.ts';
import { optInRegions } from '../stacks/optInRegions.ts';
import { type Administrator, asAdministrator } from './administrator.ts';
import { readAdminRole, readQueue } from './foundations.ts';
import { describeStackSet, listInstances, listOperations } from './readStackSet.ts';
import { readTargets } from './targetFacts.ts';

export interface StackSetWish {
  /** Ids; null: all that have real time on. */
  readonly accountIds: readonly string[] | null;
  /** Null: all that are enabled in each account. */
  readonly regions: readonly string[] | null;
  readonly preferences: Preferences;
  /** Bring a StackSet that is there up to date. */
  readonly update: boolean;
}

/**
 * Works out what setting real time up would do, by a StackSet of the master account. Nothing is changed.
 * @throws AppError BAD_INPUT, CREDENTIALS, WRONG_ACCOUNT; AwsFailure
 */
export async function planRealTime(ctx: AppContext, wish: StackSetWish, signal: AbortSignal): Promise<StackSetPlan> {
  const accounts = await chosenAccounts(ctx, wish.accountIds);
  checkWish(wish);
  return asAdministrator(ctx, signal, (administrator) => planAs(ctx, administrator, { ...wish, accounts }));
}

/** As planRealTime, for a caller that has a session already. */
export async function planAs(
  ctx: AppContext,
  administrator: Administrator,
  { accounts, ...wish }: Omit<StackSetWish, 'accountIds'> & { readonly accounts: Accounts },
): Promise<StackSetPlan> {
  const { master } = administrator;
  const parameters = stackParameters('realTimeEvents', { master, account: null, accounts: accounts.accounts });
  const optIn = await optInRegions(ctx, master, (await ctx.accountsFile.read()).accounts);
  const set = await describeStackSet(administrator);
  const [adminRole, queue, instances, operations, targets] = await Promise.all([
    readAdminRole(administrator, optIn),
    readQueue(ctx, administrator),
    set === null ? [] : listInstances(administrator),
    set === null ? [] : listOperations(administrator, 10),
    readTargets(ctx, administrator, accounts.accounts),
  ]);
  const body = await ctx.templates.read(stackTemplates.realTimeEvents.templateFile);
  return planStackSet(
    {
      master,
      parameters,
      adminRole: adminRole.foundation,
      adminRoleProblem: adminRole.problem,
      letIn: optIn.filter((region) => !adminRole.untrusted.includes(region)),
      queue,
      existing: set === null ? null : existingOf(set, administrator, { body, parameters }),
      instances,
      operations,
      targets,
    },
    wish,
  );
}

function existingOf(
  set: AwsStackSet,
  { master }: Administrator,
  wanted: { readonly body: string; readonly parameters: StackSetPlan['parameters'] },
): ExistingStackSet {
  const values = new Map(
    (set.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
  );
  const differences = [
    (set.TemplateBody ?? '').trim() === wanted.body.trim() ? null : 'its template',
    ...wanted.parameters.map(({ key, value }) => (values.get(key) === value ? null : `the parameter ${key}`)),
    set.AdministrationRoleARN === adminRoleArn(master) ? null : 'its admin role',
    set.ExecutionRoleName === executionRoleName(master) ? null : 'its execution role',
  ];
  return {
    isOurs: isOurs(set),
    differences: differences.filter((difference) => difference !== null),
    queues: set.ManagedExecution?.Active === true,
    isServiceManaged: set.PermissionModel === 'SERVICE_MANAGED',
  };
}

/** The accounts file, with only those accounts that were chosen. @throws AppError BAD_INPUT for an unknown one */
export async function chosenAccounts(ctx: AppContext, ids: readonly string[] | null): Promise<Accounts> {
  const file = await ctx.accountsFile.read();
  if (ids === null) return { ...file, accounts: file.accounts.filter(({ realTime }) => realTime) };
  const byId = new Map(file.accounts.map((account): [string, Account] => [account.id, account]));
  const accounts = [...new Set(ids)].map((id) => {
    const account = byId.get(id);
    if (account) return account;
    throw new AppError('BAD_INPUT', `The accounts file has no such account: ${id}`, {
      file: ctx.accountsFile.path,
      hint: 'Add it first: `panther-scan accounts add`.',
    });
  });
  return { ...file, accounts };
}

function checkWish({ preferences, regions }: StackSetWish): void {
  checkPreferences(preferences);
  const wrong = regions?.find((region) => !isRegionCode(region));
  if (wrong !== undefined) {
    throw new AppError('BAD_INPUT', `This is no code of a region: ${wrong}`, {
      hint: 'Write it as AWS does: us-east-1.',
    });
  }
  if (regions?.length === 0) {
    throw new AppError('BAD_INPUT', `No region was chosen for the StackSet ${REAL_TIME_STACK_SET}`, {
      hint: 'Name regions, or leave them out for all that are enabled.',
    });
  }
}
