import type { Account, Accounts } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import { isRegionCode } from '../../core/regions/regionCode.ts';
import { existingSet } from '../../core/stacksets/existingSet.ts';
import { planStackSet, type StackSetPlan } from '../../core/stacksets/plan.ts';
import { checkPreferences, type Preferences } from '../../core/stacksets/preferences.ts';
import { adminRoleArn, executionRoleName } from '../../core/stacksets/realTimeStackSet.ts';
import { REAL_TIME_STACK_SET } from '../../core/stacksets/stackSetRef.ts';
import { stackParameters } from '../../core/template/parameters.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import type { AppContext } from '../context.ts';
import { optInRegions } from '../stacks/optInRegions.ts';
import { type Administrator, asAdministrator } from './administrator.ts';
import { readAdminRole, readQueue } from './foundations.ts';
import { findStackSet, listInstances, listOperations } from './readStackSet.ts';
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
  const found = await findStackSet(administrator, REAL_TIME_STACK_SET);
  const [adminRole, queue, instances, operations, targets] = await Promise.all([
    readAdminRole(administrator, optIn),
    readQueue(ctx, administrator),
    found === null ? [] : listInstances(administrator, found.ref),
    found === null ? [] : listOperations(administrator, found.ref, 10),
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
      existing: existingSet(found?.set ?? null, {
        body,
        parameters,
        adminRole: adminRoleArn(master),
        executionRole: executionRoleName(master),
      }),
      instances,
      operations,
      targets,
    },
    wish,
  );
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
  checkRegions(regions);
}

/** @throws AppError BAD_INPUT */
export function checkRegions(regions: readonly string[] | null): void {
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
