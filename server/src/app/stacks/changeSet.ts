import type { Stack as AwsStack, Change, CreateChangeSetInput } from '@aws-sdk/client-cloudformation';
import { AppError } from '../../core/errors.ts';
import { parameterNames } from '../../core/template/render.ts';
import { saysNoChanges } from '../../core/template/stackStatus.ts';
import { stackTags } from '../../core/template/stackTemplate.ts';
import type { PlannedChange } from '../../protocol/templates.ts';
import type { AppContext } from '../context.ts';
import { backOff } from './backOff.ts';
import { type Calls, cloudFormation } from './cloudFormation.ts';
import type { Stack } from './stack.ts';

/** What CreateChangeSet is asked. `existing`: the stack that is updated; null: a new one. */
export function changeSetInput(
  stack: Stack,
  { existing, name }: { readonly existing: AwsStack | null; readonly name: string },
): CreateChangeSetInput {
  return {
    StackName: stack.stackName,
    ChangeSetName: name,
    ChangeSetType: existing ? 'UPDATE' : 'CREATE',
    Description: 'Made by Panther Cloud Security',
    TemplateBody: stack.body,
    Parameters: [
      ...stack.parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value })),
      ...keptParameters(stack, existing).map((key) => ({ ParameterKey: key, UsePreviousValue: true })),
    ],
    Capabilities: stack.capabilities.map((capability) => capability as 'CAPABILITY_NAMED_IAM'),
    Tags: stackTags.map(({ key, value }) => ({ Key: key, Value: value })),
    // Else a creation that failed leaves a stack that only can be deleted, and the next one is refused.
    ...(!existing && { OnStackFailure: 'DELETE' as const }),
  };
}

/** What somebody else has set stays: an update that forgot the trusted principal would open the roles to others. */
function keptParameters(stack: Stack, existing: AwsStack | null): readonly string[] {
  const ours = new Set(stack.parameters.map(({ key }) => key));
  const inTemplate = new Set(parameterNames(stack.body));
  return (existing?.Parameters ?? [])
    .map(({ ParameterKey }) => ParameterKey ?? '')
    .filter((key) => inTemplate.has(key) && !ours.has(key));
}

/** Waits until CloudFormation has worked out a change set. No changes is an answer. @throws AppError STACK */
export async function readChangeSet(
  ctx: AppContext,
  { session, region, signal }: Calls,
  changeSetId: string,
): Promise<readonly PlannedChange[]> {
  const waits = backOff();
  for (;;) {
    const changes: PlannedChange[] = [];
    let status = '';
    let reason = '';
    const input = { ChangeSetName: changeSetId };
    for await (const page of session.pages(cloudFormation.op('DescribeChangeSet'), input, { region, signal })) {
      status = page.Status ?? '';
      reason = page.StatusReason ?? '';
      changes.push(...(page.Changes ?? []).flatMap(plannedChange));
    }
    if (status === 'CREATE_COMPLETE') return changes;
    if (status === 'FAILED' && saysNoChanges(reason)) return [];
    if (status === 'FAILED') {
      throw new AppError('STACK', `CloudFormation could not make the change set: ${reason || 'it gave no reason'}`, {
        accountId: session.accountId,
        region,
        hint: 'Mend the cause and deploy again.',
      });
    }
    await ctx.clock.delay(waits.next().value, signal);
  }
}

function plannedChange({ ResourceChange: change }: Change): readonly PlannedChange[] {
  if (!change) return [];
  return [
    {
      action: change.Action === 'SyncWithActual' ? 'Modify' : (change.Action ?? 'Modify'),
      logicalId: change.LogicalResourceId ?? '',
      physicalId: change.PhysicalResourceId || null,
      resourceType: change.ResourceType ?? '',
      replacement: change.Replacement ?? null,
    },
  ];
}
