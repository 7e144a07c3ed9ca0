import type { Operation } from '../../core/catalog/service.ts';
import { cloudFormation } from '../../core/template/cloudFormation.ts';
import { type Calls, describeStack, isGone } from './calls.ts';

export interface MadeChangeSet {
  readonly changeSetId: string;
  readonly stackName: string;
  /** The change set has made an empty stack to be in. */
  readonly isNew: boolean;
}

/** Removes a change set that was not executed, and the empty stack around it. What is gone already is fine. */
export async function dropChangeSet(calls: Calls, { changeSetId, stackName, isNew }: MadeChangeSet): Promise<void> {
  await unlessGone(calls, cloudFormation.op('DeleteChangeSet'), { ChangeSetName: changeSetId });
  if (!isNew) return;
  const stack = await describeStack(calls, stackName);
  if (stack?.StackStatus !== 'REVIEW_IN_PROGRESS') return;
  await unlessGone(calls, cloudFormation.op('DeleteStack'), { StackName: stackName });
}

async function unlessGone<Input, Output>(
  { session, region, signal }: Calls,
  operation: Operation<Input, Output>,
  input: NoInfer<Input>,
): Promise<void> {
  try {
    await session.call(operation, input, { region, signal });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
