import { AppError } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import { changeSetInput } from '../../core/template/changeSetInput.ts';
import { cloudFormation } from '../../core/template/cloudFormation.ts';
import { deployAction } from '../../core/template/stackStatus.ts';
import type { StackPlan } from '../../protocol/templates.ts';
import type { AppContext } from '../context.ts';
import { type Calls, describeStack } from './calls.ts';
import { dropChangeSet } from './dropChangeSet.ts';
import { readChangeSet } from './readChangeSet.ts';
import { type Stack, type StackChoice, stackOf } from './stack.ts';
import { withTargetSession } from './targetSession.ts';

const cleanUpMs = 10_000;

/**
 * Creates a change set and tells what it would do; nothing else is changed.
 * @throws AppError WRONG_ACCOUNT, BAD_INPUT (a capability is not acknowledged), BUSY, STACK
 */
export async function planStack(
  ctx: AppContext,
  target: StackChoice & { readonly profile: string | null; readonly acknowledged: readonly string[] },
  signal: AbortSignal,
): Promise<StackPlan> {
  const stack = await stackOf(ctx, target);
  requireAcknowledged(stack, target.acknowledged);
  return withTargetSession(ctx, { stack, profile: target.profile, signal }, (session) =>
    plan(ctx, stack, session, signal),
  );
}

async function plan(ctx: AppContext, stack: Stack, session: AwsSession, signal: AbortSignal): Promise<StackPlan> {
  const { region } = stack;
  const calls: Calls = { session, region, signal };
  const found = await describeStack(calls, stack.stackName);
  const action = deployAction(found?.StackStatus ?? null);
  if (action.kind === 'busy' || action.kind === 'broken') throw refused(stack, action.kind, found?.StackStatus ?? '');
  const isNew = action.kind === 'create';
  const input = changeSetInput(stack, { existing: isNew ? null : found, name: `panther-${ctx.clock.now()}` });
  const { Id: changeSetId = '' } = await session.call(cloudFormation.op('CreateChangeSet'), input, { region, signal });
  const made = { changeSetId, stackName: stack.stackName, isNew };
  try {
    const changes = await readChangeSet(ctx, calls, changeSetId);
    if (changes.length === 0) await dropChangeSet(calls, made);
    const { stackName, accountId, parameters, capabilities } = stack;
    return { changeSetId, stackName, accountId, region, isNew, parameters, capabilities, changes };
  } catch (error) {
    // Also when the user cancels: what was made is taken away by calls of its own.
    await dropChangeSet({ ...calls, signal: AbortSignal.timeout(cleanUpMs) }, made);
    throw error;
  }
}

function requireAcknowledged(stack: Stack, acknowledged: readonly string[]): void {
  const missing = stack.capabilities.filter((capability) => !acknowledged.includes(capability));
  if (missing.length === 0) return;
  throw new AppError('BAD_INPUT', `The stack creates IAM roles with fixed names, which you have to allow: ${missing}`, {
    accountId: stack.accountId,
    region: stack.region,
    hint: `Acknowledge ${missing.join(' and ')}.`,
  });
}

function refused(stack: Stack, kind: 'busy' | 'broken', status: string): AppError {
  const where = { accountId: stack.accountId, region: stack.region };
  if (kind === 'busy') {
    return new AppError('BUSY', `The stack ${stack.stackName} is being changed already: ${status}`, {
      ...where,
      hint: 'Wait until that has ended, then deploy again.',
    });
  }
  return new AppError('STACK', `The stack ${stack.stackName} is in a state in which it takes no update: ${status}`, {
    ...where,
    hint:
      status === 'UPDATE_ROLLBACK_FAILED'
        ? 'Continue its rollback in the CloudFormation console, then deploy again.'
        : 'Delete it in the CloudFormation console (it holds nothing that works), then deploy again.',
  });
}
