/** The stacks of the master account that the StackSet builds on: whether they are there. */
import type { MasterAccount, Region } from '../../core/accounts/account.ts';
import { iam, noSuchEntity } from '../../core/catalog/iam/service.ts';
import { AwsFailure } from '../../core/errors.ts';
import { EVENTS_QUEUE } from '../../core/events/names.ts';
import { sqs } from '../../core/events/queue.ts';
import { homeRegion } from '../../core/regions/partition.ts';
import { adminRoleProblem, type RolePolicies, trustsRegion } from '../../core/stacksets/adminRole.ts';
import type { Advice, Foundation } from '../../core/stacksets/plan.ts';
import { adminRoleName } from '../../core/stacksets/realTimeStackSet.ts';
import { deployAction } from '../../core/template/stackStatus.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import type { AppContext } from '../context.ts';
import { describeStack } from '../stacks/calls.ts';
import { stackOf } from '../stacks/stack.ts';
import type { Administrator } from './administrator.ts';

export interface AdminRole {
  readonly foundation: Foundation;
  /** What hinders the role that is there. */
  readonly problem: Advice | null;
  /** Regions for which it will not be trusted, for no stack of ours can be brought up to date. */
  readonly untrusted: readonly Region[];
}

/** The role counts, not the stack: it may have been made by hand. */
export async function readAdminRole(administrator: Administrator, optIn: readonly Region[]): Promise<AdminRole> {
  const { stackName } = stackTemplates.stackSetAdminRole;
  const name = adminRoleName(administrator.master);
  const foundation = (action: Foundation['action'], note: string): Foundation => ({ stackName, action, note });
  const role = await policiesOf(administrator, name);
  if (role === 'denied') {
    const stack = await describeStack(administrator, stackName);
    return deployAction(stack?.StackStatus ?? null).kind === 'create'
      ? { foundation: foundation('create', `The role ${name} is not known to be there.`), problem: null, untrusted: [] }
      : {
          foundation: foundation('none', `The stack is there: ${stack?.StackStatus ?? ''}`),
          problem: null,
          untrusted: optIn,
        };
  }
  if (role === 'missing') {
    const old = await policiesOf(administrator, withoutRegion(name, administrator.master));
    const note =
      old === 'missing' || old === 'denied'
        ? 'The role is missing.'
        : `There is only ${withoutRegion(name, administrator.master)}, without the region at its end.`;
    return { foundation: foundation('create', note), problem: null, untrusted: [] };
  }
  const problem = adminRoleProblem(administrator.master, role);
  const missing = optIn.filter((region) => !trustsRegion(role, region));
  const stack = missing.length === 0 ? null : await describeStack(administrator, stackName);
  if (stack !== null && deployAction(stack.StackStatus ?? null).kind === 'update') {
    const note = `It does not trust CloudFormation of: ${missing.join(', ')}.`;
    return { foundation: foundation('update', note), problem, untrusted: [] };
  }
  return { foundation: foundation('none', `The role ${name} is there.`), problem, untrusted: missing };
}

function withoutRegion(name: string, { region }: MasterAccount): string {
  return name.slice(0, -(region.length + 1));
}

async function policiesOf(
  { session, signal }: Administrator,
  RoleName: string,
): Promise<RolePolicies | 'missing' | 'denied'> {
  const options = { region: homeRegion(session.partition), signal };
  try {
    const { Role: role } = await session.call(iam.op('GetRole'), { RoleName }, options);
    const { PolicyNames = [] } = await session.call(iam.op('ListRolePolicies'), { RoleName }, options);
    const inline: string[] = [];
    for (const PolicyName of PolicyNames) {
      const policy = await session.call(iam.op('GetRolePolicy'), { RoleName, PolicyName }, options);
      inline.push(policy.PolicyDocument ?? '');
    }
    const attached = await session.call(iam.op('ListAttachedRolePolicies'), { RoleName }, options);
    return {
      trust: role?.AssumeRolePolicyDocument ?? '',
      inline,
      hasManaged: (attached.AttachedPolicies ?? []).length > 0,
    };
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    if (error.kind === 'denied') return 'denied';
    if (error.kind === 'notFound' || noSuchEntity.includes(error.code)) return 'missing';
    throw error;
  }
}

/** The queue's stack, and whether it lets in all accounts that are followed. */
export async function readQueue(ctx: AppContext, administrator: Administrator): Promise<Foundation> {
  const stack = await stackOf(ctx, { template: 'eventsQueue', account: null });
  const { stackName } = stack;
  const found = await describeStack(administrator, stackName);
  if (deployAction(found?.StackStatus ?? null).kind === 'create') {
    return (await hasQueue(administrator))
      ? { stackName, action: 'none', note: `The queue ${EVENTS_QUEUE} is there, made without this stack.` }
      : { stackName, action: 'create', note: 'The queue is missing.' };
  }
  const values = new Map(
    (found?.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
  );
  const isOlder = stack.parameters.some(({ key, value }) => !isSameList(values.get(key), value));
  return isOlder
    ? { stackName, action: 'update', note: 'It lets in other accounts or regions than those that are followed.' }
    : { stackName, action: 'none', note: `The stack is there: ${found?.StackStatus ?? ''}` };
}

async function hasQueue({ session, ...options }: Administrator): Promise<boolean> {
  try {
    await session.call(sqs.op('GetQueueUrl'), { QueueName: EVENTS_QUEUE }, options);
    return true;
  } catch (error) {
    if (
      error instanceof AwsFailure &&
      (error.kind === 'notFound' || /NonExistentQueue|QueueDoesNotExist/.test(error.code))
    ) {
      return false;
    }
    throw error;
  }
}

/** Whether two texts list the same, in whatever order and with whatever spaces. */
function isSameList(found: string | undefined, wanted: string): boolean {
  const items = (text: string) =>
    text
      .split(',')
      .map((item) => item.trim())
      .toSorted()
      .join();
  return found !== undefined && items(found) === items(wanted);
}
