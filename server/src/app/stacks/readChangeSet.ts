import { AppError } from '../../core/errors.ts';
import { type AwsChange, cloudFormation } from '../../core/template/cloudFormation.ts';
import { saysNoChanges } from '../../core/template/stackStatus.ts';
import type { PlannedChange } from '../../protocol/templates.ts';
import type { AppContext } from '../context.ts';
import { backOff } from './backOff.ts';
import type { Calls } from './calls.ts';

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

function plannedChange({ ResourceChange: change }: AwsChange): readonly PlannedChange[] {
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
