import { AppError } from '../../core/errors.ts';
import { hasEnded, type Operation, type OperationResult } from '../../core/stacksets/operation.ts';
import type { RolloutPlan } from '../../core/stacksets/rollout.ts';
import { groupInput, groupTargets, rolloutSetInput, unitsInput } from '../../core/stacksets/rolloutInput.ts';
import { cloudFormation } from '../../core/template/cloudFormation.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import { plural } from '../../core/tree/words.ts';
import type { AppContext } from '../context.ts';
import { type Administrator, asAdministrator } from './administrator.ts';
import { followOperation } from './followOperation.ts';
import { operationId, start } from './operate.ts';
import { putStackSet } from './putStackSet.ts';
import { listOperations, operationResults } from './readStackSet.ts';
import type { RunOptions, StackSetProgress, StackSetResult } from './runPlan.ts';
import { keepState } from './stackSetState.ts';

export interface RolloutResult extends StackSetResult {
  /** Where it failed, and why. */
  readonly failures: readonly OperationResult[];
}

const FIRST_MS = 5_000;
const LAST_MS = 30_000;
/** Operations that others may have started since. */
const OTHERS = 100;

/**
 * Does what a rollout's plan says: trusted access, the StackSet, its stacks. An operation takes one set of parameters, so
 * that accounts with external ids of their own have one each; CloudFormation works them off side by side.
 * @throws AppError BAD_INPUT for a plan that cannot be carried out or that was not acknowledged, BUSY; AwsFailure
 */
export async function runRollout(
  ctx: AppContext,
  plan: RolloutPlan,
  options: RunOptions,
  onProgress: (progress: StackSetProgress) => void,
  signal: AbortSignal,
): Promise<RolloutResult> {
  const where = { accountId: plan.accountId, region: plan.region };
  const [blocker] = plan.blockers;
  if (blocker !== undefined) throw new AppError('BAD_INPUT', blocker.text, { ...where, hint: blocker.hint });
  const missing = plan.capabilities.filter((name) => !options.acknowledged.includes(name));
  if (missing.length > 0) {
    throw new AppError('BAD_INPUT', `This was not acknowledged: ${missing.join(', ')}`, {
      ...where,
      hint: 'The stacks make IAM roles with fixed names. Acknowledge it, if you agree.',
    });
  }
  return asAdministrator(ctx, signal, async (administrator) => {
    try {
      await activateAccess(administrator, plan, onProgress);
      const updates = await putSet(ctx, administrator, plan, onProgress, options.wait);
      const ids = await startAll(ctx, administrator, plan, onProgress);
      const operations = options.wait
        ? await followAll(ctx, administrator, plan, ids, onProgress)
        : await known(administrator, plan, ids);
      const all = [...updates, ...operations];
      return { operations: all, failures: await failuresOf(administrator, plan, all) };
    } finally {
      await keepState(ctx, administrator, plan.set.name);
    }
  });
}

async function activateAccess(
  administrator: Administrator,
  { access }: RolloutPlan,
  onProgress: (progress: StackSetProgress) => void,
): Promise<void> {
  if (access === 'none') return;
  onProgress({
    kind: 'step',
    text: 'Letting CloudFormation work in the accounts of the organization (trusted access)',
  });
  await administrator.session.call(cloudFormation.op('ActivateOrganizationsAccess'), {}, administrator);
}

/** The operation that brings the stacks that are there up to date, if one was needed. */
async function putSet(
  ctx: AppContext,
  administrator: Administrator,
  plan: RolloutPlan,
  onProgress: (progress: StackSetProgress) => void,
  wait: boolean,
): Promise<readonly Operation[]> {
  const { set, action, preferences } = plan;
  const input = async () => rolloutSetInput(plan, await ctx.templates.read(stackTemplates[plan.kind].templateFile));
  const onStep = (text: string) => onProgress({ kind: 'step', text });
  const id = await putStackSet(ctx, administrator, { name: set.name, action, input, preferences }, onStep);
  if (id === null) return [];
  const onOperation = (operation: Operation) => onProgress({ kind: 'operation', operation, part: 1, parts: 1 });
  return wait
    ? [await followOperation(ctx, administrator, set, id, onOperation)]
    : await known(administrator, plan, [id]);
}

async function startAll(
  ctx: AppContext,
  administrator: Administrator,
  plan: RolloutPlan,
  onProgress: (progress: StackSetProgress) => void,
): Promise<readonly string[]> {
  if (plan.kind === 'realTimeEvents') {
    onProgress({ kind: 'step', text: `Creating the stacks of ${plural(plan.units.length, 'unit', 'units')}` });
    const input = { ...unitsInput(plan), OperationId: operationId(ctx, 'create', 0) };
    return [await start(administrator, cloudFormation.op('CreateStackInstances'), input)];
  }
  const targets = plan.targets.filter(({ action }) => action !== 'none');
  if (targets.length > 0) {
    onProgress({ kind: 'step', text: `Deploying the scan role in ${plural(targets.length, 'account', 'accounts')}` });
  }
  const ids: string[] = [];
  for (const [index, group] of groupTargets(targets).entries()) {
    const OperationId = operationId(ctx, group.action, index);
    const input = { ...groupInput(plan, group), OperationId };
    const operation = group.action === 'create' ? 'CreateStackInstances' : 'UpdateStackInstances';
    ids.push(await start(administrator, cloudFormation.op(operation), input));
  }
  return ids;
}

/** One look a time at all of them, at first after 5 seconds, then less and less often. */
async function followAll(
  ctx: AppContext,
  administrator: Administrator,
  plan: RolloutPlan,
  ids: readonly string[],
  onProgress: (progress: StackSetProgress) => void,
): Promise<readonly Operation[]> {
  const ended = new Set<string>();
  for (let wait = FIRST_MS; ; wait = Math.min(wait * 1.5, LAST_MS)) {
    const operations = await known(administrator, plan, ids);
    for (const operation of operations) {
      if (!hasEnded(operation) || ended.has(operation.id)) continue;
      ended.add(operation.id);
      onProgress({ kind: 'operation', operation, part: ended.size, parts: ids.length });
    }
    if (ended.size === ids.length) return operations;
    await ctx.clock.delay(wait, administrator.signal);
  }
}

async function known(
  administrator: Administrator,
  { set }: RolloutPlan,
  ids: readonly string[],
): Promise<readonly Operation[]> {
  if (ids.length === 0) return [];
  const operations = await listOperations(administrator, set, ids.length + OTHERS);
  return operations.filter(({ id }) => ids.includes(id));
}

async function failuresOf(
  administrator: Administrator,
  { set }: RolloutPlan,
  operations: readonly Operation[],
): Promise<readonly OperationResult[]> {
  const failures: OperationResult[] = [];
  for (const { id, status } of operations) {
    if (status !== 'failed' && status !== 'stopped') continue;
    const results = await operationResults(administrator, set, id);
    failures.push(...results.filter((result) => result.status === 'failed' || result.status === 'cancelled'));
  }
  return failures;
}
