import { AppError, AwsFailure } from '../../core/errors.ts';
import { type AwsStack, cloudFormation } from '../../core/template/cloudFormation.ts';
import { failureHint, firstFailure, hasSucceeded, isFinal } from '../../core/template/stackStatus.ts';
import type { StackEvent, StackPlan, StackResult } from '../../protocol/templates.ts';
import type { AppContext } from '../context.ts';
import { backOff } from './backOff.ts';
import { type Calls, describeStack } from './calls.ts';
import { type StackChoice, stackOf } from './stack.ts';
import { type EventReader, stackEvents } from './stackEvents.ts';
import { withTargetSession } from './targetSession.ts';

const lastWordsMs = 10_000;

type OnEvent = (event: StackEvent) => void;

/**
 * Executes a plan and waits until the stack has its final state. Cancelling an update has CloudFormation undo it;
 * cancelling a creation only ends the waiting. Either gives the state in which the stack was then (`..._IN_PROGRESS`).
 * @throws AppError STACK with the resource that failed and the reason; WRONG_ACCOUNT; NOT_FOUND when the plan is gone
 */
export async function executeStack(
  ctx: AppContext,
  { plan, profile, ...choice }: StackChoice & { readonly profile: string | null; readonly plan: StackPlan },
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<StackResult> {
  const stack = await stackOf(ctx, choice);
  return withTargetSession(ctx, { stack, profile, signal }, async (session) => {
    const calls: Calls = { session, region: stack.region, signal };
    const before = await describeStack(calls, plan.stackName);
    if (!before?.StackId) throw gone(plan);
    if (plan.changes.length === 0) return resultOf(before);
    const events = stackEvents(before.StackId, plan.changeSetId);
    await events.next(calls);
    await session.call(cloudFormation.op('ExecuteChangeSet'), { ChangeSetName: plan.changeSetId }, calls);
    try {
      return await follow(ctx, calls, { stackId: before.StackId, events, onEvent, plan });
    } catch (error) {
      if (!signal.aborted) throw error;
      return stopFollowing({ ...calls, signal: AbortSignal.timeout(lastWordsMs) }, before.StackId, plan);
    }
  });
}

async function follow(
  ctx: AppContext,
  calls: Calls,
  watched: {
    readonly stackId: string;
    readonly events: EventReader;
    readonly onEvent: OnEvent;
    readonly plan: StackPlan;
  },
): Promise<StackResult> {
  const told: StackEvent[] = [];
  const waits = backOff();
  for (;;) {
    // In this order, so that the events are complete when the state is final.
    const stack = await describeStack(calls, watched.stackId);
    for (const event of await watched.events.next(calls)) {
      told.push(event);
      watched.onEvent(event);
    }
    if (!stack) throw gone(watched.plan);
    const status = stack.StackStatus ?? '';
    if (hasSucceeded(status)) return resultOf(stack);
    if (isFinal(status)) throw failed(watched.plan, status, told);
    await ctx.clock.delay(waits.next().value, calls.signal);
  }
}

/** CloudFormation can undo an update under way; a creation goes on, and deleting it is a decision of its own. */
async function stopFollowing(calls: Calls, stackId: string, plan: StackPlan): Promise<StackResult> {
  const running = await describeStack(calls, stackId);
  if (!plan.isNew && running?.StackStatus === 'UPDATE_IN_PROGRESS') {
    await undo(calls, stackId);
  }
  const stack = await describeStack(calls, stackId);
  if (!stack) throw gone(plan);
  return resultOf(stack);
}

/** Where CloudFormation refuses (it was done just then, or the person may not), the state that is told says so. */
async function undo({ session, region, signal }: Calls, stackId: string): Promise<void> {
  try {
    await session.call(cloudFormation.op('CancelUpdateStack'), { StackName: stackId }, { region, signal });
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
  }
}

function resultOf(stack: AwsStack): StackResult {
  const outputs = (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']);
  return {
    status: stack.StackStatus ?? '',
    stackId: stack.StackId ?? '',
    outputs: Object.fromEntries(outputs),
  };
}

function failed(plan: StackPlan, status: string, events: readonly StackEvent[]): AppError {
  const failure = firstFailure(events);
  const what = plan.isNew ? 'created' : 'updated';
  const why = failure ? `${failure.logicalId} (${failure.resourceType}): ${failure.reason}` : status;
  return new AppError('STACK', `The stack ${plan.stackName} could not be ${what}: ${why}`, {
    accountId: plan.accountId,
    region: plan.region,
    hint: failure ? failureHint(failure) : 'See its events in the CloudFormation console.',
  });
}

function gone(plan: StackPlan): AppError {
  return new AppError('NOT_FOUND', `The stack is not there any more: ${plan.stackName}`, {
    accountId: plan.accountId,
    region: plan.region,
    hint: 'Deploy again: that makes a new change set.',
  });
}
