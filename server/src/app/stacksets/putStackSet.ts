import { operationPreferences, type Preferences } from '../../core/stacksets/preferences.ts';
import type { StackSetName } from '../../core/stacksets/stackSetRef.ts';
import { type AwsStackSetInput, cloudFormation } from '../../core/template/cloudFormation.ts';
import type { AppContext } from '../context.ts';
import type { Administrator } from './administrator.ts';
import { operationId, start } from './operate.ts';

export interface StackSetChange {
  readonly name: StackSetName;
  readonly action: 'none' | 'create' | 'update';
  /** Asked for only where it is needed. @throws AppError BAD_INPUT */
  readonly input: () => Promise<AwsStackSetInput>;
  readonly preferences: Preferences;
}

/**
 * Creates a StackSet, or updates it. Gives the operation that brings the stacks that are there up to date; null: none was
 * needed.
 * @throws AppError BUSY, BAD_INPUT; AwsFailure
 */
export async function putStackSet(
  ctx: AppContext,
  administrator: Administrator,
  { name, action, input, preferences }: StackSetChange,
  onStep: (text: string) => void,
): Promise<string | null> {
  if (action === 'none') return null;
  const body = await input();
  if (action === 'create') {
    onStep(`Creating the StackSet ${name}`);
    // The token makes a request that is sent again the same one.
    const ClientRequestToken = `panther-${ctx.clock.now()}`;
    await administrator.session.call(
      cloudFormation.op('CreateStackSet'),
      { ...body, ClientRequestToken },
      administrator,
    );
    return null;
  }
  onStep(`Updating the StackSet ${name} and its stacks`);
  return start(administrator, cloudFormation.op('UpdateStackSet'), {
    ...body,
    OperationId: operationId(ctx, 'update', 0),
    OperationPreferences: operationPreferences(preferences),
  });
}
