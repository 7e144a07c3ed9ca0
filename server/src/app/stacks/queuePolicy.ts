/** The queue's policy where somebody changed it by hand: CloudFormation sees no change then, and mends nothing. */
import { parseTemplate } from '../../core/cfn/document/document.ts';
import { templateOf } from '../../core/cfn/model/template.ts';
import { AppError } from '../../core/errors.ts';
import { sqs } from '../../core/events/queue.ts';
import { compareQueuePolicies, policyOfTemplate, type QueuePolicyChange } from '../../core/template/queuePolicy.ts';
import type { AppContext } from '../context.ts';
import { type Calls, describeStack } from './calls.ts';
import { type Stack, stackOf } from './stack.ts';
import { withTargetSession } from './targetSession.ts';

export interface QueuePolicyTarget {
  /** The profile that may change the queue in the master account; null: the default chain. */
  readonly profile: string | null;
}

/**
 * What writing the template's policy to the queue would change, for the parameters that the stack has. Null: nothing, or
 * there is no such stack.
 * @throws AwsFailure, AppError WRONG_ACCOUNT
 */
export async function planQueuePolicy(
  ctx: AppContext,
  { profile }: QueuePolicyTarget,
  signal: AbortSignal,
): Promise<QueuePolicyChange | null> {
  const stack = await stackOf(ctx, { template: 'eventsQueue', account: null });
  return withTargetSession(ctx, { stack, profile, signal }, async (session) => {
    const found = await look({ session, region: stack.region, signal }, stack);
    return found?.change ?? null;
  });
}

/** @param change as it was shown. @throws AppError BUSY where it would be another by now */
export async function writeQueuePolicy(
  ctx: AppContext,
  { profile, change }: QueuePolicyTarget & { readonly change: QueuePolicyChange },
  signal: AbortSignal,
): Promise<void> {
  const stack = await stackOf(ctx, { template: 'eventsQueue', account: null });
  await withTargetSession(ctx, { stack, profile, signal }, async (session) => {
    const calls: Calls = { session, region: stack.region, signal };
    const found = await look(calls, stack);
    if (found === null || found.change?.live !== change.live || found.change.template !== change.template) {
      throw new AppError('BUSY', 'The policy of the queue is not what it was when it was shown', {
        accountId: stack.accountId,
        region: stack.region,
        hint: 'Deploy the events queue template again, and look at what would change now.',
      });
    }
    const input = { QueueUrl: found.url, Attributes: { Policy: found.policy } };
    await session.call(sqs.op('SetQueueAttributes'), input, calls);
  });
}

interface Found {
  readonly url: string;
  /** The template's, to be written. */
  readonly policy: string;
  readonly change: QueuePolicyChange | null;
}

async function look(calls: Calls, { stackName, accountId, region, body }: Stack): Promise<Found | null> {
  const { session } = calls;
  const stack = await describeStack(calls, stackName);
  const url = stack?.Outputs?.find(({ OutputKey }) => OutputKey === 'QueueUrl')?.OutputValue;
  const queueArn = stack?.Outputs?.find(({ OutputKey }) => OutputKey === 'QueueArn')?.OutputValue;
  if (url === undefined || queueArn === undefined) return null;
  const parameters = (stack?.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => ({
    key: ParameterKey,
    value: ParameterValue,
  }));
  const policy = policyOfTemplate(templateOf(parseTemplate(body)), { queueArn, accountId, region, parameters });
  if (policy === null) return null;
  const asked = { QueueUrl: url, AttributeNames: ['Policy' as const] };
  const { Attributes } = await session.call(sqs.op('GetQueueAttributes'), asked, calls);
  return {
    url,
    policy: JSON.stringify(policy),
    change: compareQueuePolicies(Attributes?.['Policy'] ?? null, policy),
  };
}
