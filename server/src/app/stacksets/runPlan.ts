import { AppError, AwsFailure } from '../../core/errors.ts';
import { stackSetInput } from '../../core/stacksets/input.ts';
import type { Operation } from '../../core/stacksets/operation.ts';
import type { Foundation, StackSetPlan } from '../../core/stacksets/plan.ts';
import { ownSet, REAL_TIME_STACK_SET } from '../../core/stacksets/stackSetRef.ts';
import { type StackTemplate, stackTemplates } from '../../core/template/stackTemplate.ts';
import { plural } from '../../core/tree/words.ts';
import type { StackEvent } from '../../protocol/templates.ts';
import { chosenProfile } from '../accounts/chosenProfile.ts';
import type { AppContext } from '../context.ts';
import { backOff } from '../stacks/backOff.ts';
import { executeStack } from '../stacks/executeStack.ts';
import { planStack } from '../stacks/planStack.ts';
import { type Administrator, asAdministrator } from './administrator.ts';
import { followOperation } from './followOperation.ts';
import { startCreate } from './operate.ts';
import { putStackSet, type StackSetChange } from './putStackSet.ts';
import { describeOperation } from './readStackSet.ts';
import { keepState } from './stackSetState.ts';

/** What a person is told while a plan is carried out. */
export type StackSetProgress =
  | { readonly kind: 'step'; readonly text: string }
  | { readonly kind: 'stack'; readonly event: StackEvent }
  | { readonly kind: 'operation'; readonly operation: Operation; readonly part: number; readonly parts: number };

export interface RunOptions {
  /** Capabilities that a person has acknowledged: the admin role has a fixed name. */
  readonly acknowledged: readonly string[];
  /** False: the operations are started only; CloudFormation works them off. */
  readonly wait: boolean;
}

export interface StackSetResult {
  /** The operations that were started, as they were last seen. */
  readonly operations: readonly Operation[];
}

/** How long a role that was just made may take until CloudFormation can assume it. */
const ROLE_SETTLES_MS = 90_000;

/**
 * Does what a plan says: the stacks of the master account, the StackSet, its stacks in the accounts.
 * @throws AppError BAD_INPUT for a plan that cannot be carried out, STACK, BUSY; AwsFailure
 */
export async function runPlan(
  ctx: AppContext,
  plan: StackSetPlan,
  options: RunOptions,
  onProgress: (progress: StackSetProgress) => void,
  signal: AbortSignal,
): Promise<StackSetResult> {
  const blocker = plan.blockers[0];
  if (blocker !== undefined) {
    throw new AppError('BAD_INPUT', blocker.text, {
      accountId: plan.accountId,
      region: plan.region,
      hint: blocker.hint,
    });
  }
  const deploy = (template: StackTemplate, foundation: Foundation) =>
    deployFoundation(ctx, { template, foundation, acknowledged: options.acknowledged }, onProgress, signal);
  await deploy('stackSetAdminRole', plan.adminRole);
  await deploy('eventsQueue', plan.queue);
  return asAdministrator(ctx, signal, async (administrator) => {
    const patiently = <T>(work: () => Promise<T>) =>
      plan.adminRole.action === 'none' ? work() : untilRoleWorks(ctx, signal, work);
    try {
      const change: StackSetChange = {
        name: REAL_TIME_STACK_SET,
        action: plan.set.action,
        input: async () => {
          const body = await ctx.templates.read(stackTemplates.realTimeEvents.templateFile);
          return stackSetInput(administrator.master, { body, parameters: plan.parameters });
        },
        preferences: plan.preferences,
      };
      const onStep = (text: string) => onProgress({ kind: 'step', text });
      const updating = await patiently(() => putStackSet(ctx, administrator, change, onStep));
      return await createInstances(ctx, administrator, { plan, wait: options.wait, updating, patiently }, onProgress);
    } finally {
      await keepState(ctx, administrator, REAL_TIME_STACK_SET);
    }
  });
}

async function deployFoundation(
  ctx: AppContext,
  {
    template,
    foundation,
    acknowledged,
  }: { readonly template: StackTemplate; readonly foundation: Foundation; readonly acknowledged: readonly string[] },
  onProgress: (progress: StackSetProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  if (foundation.action === 'none') return;
  const verb = foundation.action === 'create' ? 'Creating' : 'Updating';
  onProgress({ kind: 'step', text: `${verb} the stack ${foundation.stackName}` });
  const { master } = await ctx.accountsFile.read();
  const target = { template, account: null, profile: chosenProfile(ctx, master) };
  const { capabilities } = stackTemplates[template];
  const change = await planStack(
    ctx,
    { ...target, acknowledged: capabilities.filter((name) => acknowledged.includes(name)) },
    signal,
  );
  await executeStack(ctx, { ...target, plan: change }, (event) => onProgress({ kind: 'stack', event }), signal);
}

/**
 * Creates the stacks, one operation for each group. Those that the StackSet does not let wait for each other are begun one
 * after the other in any case.
 */
async function createInstances(
  ctx: AppContext,
  administrator: Administrator,
  {
    plan,
    wait,
    updating,
    patiently,
  }: {
    readonly plan: StackSetPlan;
    readonly wait: boolean;
    readonly updating: string | null;
    readonly patiently: <T>(work: () => Promise<T>) => Promise<T>;
  },
  onProgress: (progress: StackSetProgress) => void,
): Promise<StackSetResult> {
  const ref = ownSet(REAL_TIME_STACK_SET);
  const operations: Operation[] = [];
  const parts = plan.groups.length + (updating === null ? 0 : 1);
  const follow = async (id: string): Promise<void> => {
    const part = operations.length + 1;
    const onOperation = (operation: Operation) => onProgress({ kind: 'operation', operation, part, parts });
    operations.push(
      wait
        ? await followOperation(ctx, administrator, ref, id, onOperation)
        : await describeOperation(administrator, ref, id),
    );
  };
  if (updating !== null) await follow(updating);
  if (plan.added > 0) onProgress({ kind: 'step', text: `Creating ${plural(plan.added, 'stack', 'stacks')}` });
  for (const [index, group] of plan.groups.entries()) {
    const { preferences } = plan;
    const target = { ref, units: null };
    await follow(await patiently(() => startCreate(ctx, administrator, target, { group, preferences, index })));
  }
  return { operations };
}

/** IAM tells the rest of AWS of a new role after some seconds only. */
async function untilRoleWorks<T>(ctx: AppContext, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const giveUpAt = ctx.clock.now() + ROLE_SETTLES_MS;
  for (const wait of backOff()) {
    try {
      return await work();
    } catch (error) {
      const isTooEarly =
        error instanceof AwsFailure && /role.*(cannot be assumed|is invalid|does not exist)/i.test(error.message);
      if (!isTooEarly || ctx.clock.now() > giveUpAt) throw error;
    }
    await ctx.clock.delay(wait, signal);
  }
  throw new Error('backOff ended');
}
