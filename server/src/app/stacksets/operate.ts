/** Starts operations on a StackSet. */
import type { Operation } from '../../core/catalog/service.ts';
import { AppError, AwsFailure } from '../../core/errors.ts';
import { rolesInput } from '../../core/stacksets/input.ts';
import type { PlaceGroup } from '../../core/stacksets/places.ts';
import { operationPreferences, type Preferences } from '../../core/stacksets/preferences.ts';
import { refInput, type StackSetRef } from '../../core/stacksets/stackSetRef.ts';
import { type AwsStackSet, cloudFormation } from '../../core/template/cloudFormation.ts';
import type { AppContext } from '../context.ts';
import type { Administrator } from './administrator.ts';

/** The StackSet that an operation is about. */
export interface OperatedSet {
  readonly ref: StackSetRef;
  /** The units that the StackSet of an organization is for; null: it works with roles of ours. */
  readonly units: readonly string[] | null;
}

interface StartOptions {
  readonly group: PlaceGroup;
  readonly preferences: Preferences;
  readonly index: number;
}

/** The id of an operation is ours, so that a request that is sent again starts nothing twice. */
export function operationId(ctx: AppContext, action: string, index: number): string {
  return `panther-${action}-${ctx.clock.now()}-${index + 1}`;
}

export async function startCreate(
  ctx: AppContext,
  administrator: Administrator,
  target: OperatedSet,
  options: StartOptions,
): Promise<string> {
  const OperationId = operationId(ctx, 'create', options.index);
  const input = { ...common(target, options), OperationId };
  return start(administrator, cloudFormation.op('CreateStackInstances'), input);
}

/** `keepStacks`: the stacks stay in the accounts, and nobody updates them any more. */
export async function startDelete(
  ctx: AppContext,
  administrator: Administrator,
  target: OperatedSet,
  { keepStacks, ...options }: StartOptions & { readonly keepStacks: boolean },
): Promise<string> {
  const OperationId = operationId(ctx, 'delete', options.index);
  const input = { ...common(target, options), RetainStacks: keepStacks, OperationId };
  return start(administrator, cloudFormation.op('DeleteStackInstances'), input);
}

/** Brings stacks of real-time events to what their StackSet is now, and leaves the others as they are. */
export async function startRefresh(
  ctx: AppContext,
  administrator: Administrator,
  target: OperatedSet & { readonly set: AwsStackSet },
  options: StartOptions,
): Promise<string> {
  const OperationId = operationId(ctx, 'update', options.index);
  const input = {
    ...common(target, options),
    OperationId,
    UsePreviousTemplate: true,
    Parameters: (target.set.Parameters ?? []).map(({ ParameterKey }) => ({ ParameterKey, UsePreviousValue: true })),
    ...(target.units === null ? rolesInput(administrator.master) : {}),
  };
  return start(administrator, cloudFormation.op('UpdateStackSet'), input);
}

export async function startDriftDetection(
  ctx: AppContext,
  administrator: Administrator,
  { ref }: OperatedSet,
): Promise<string> {
  const OperationId = operationId(ctx, 'drift', 0);
  return start(administrator, cloudFormation.op('DetectStackSetDrift'), { ...refInput(ref), OperationId });
}

function common({ ref, units }: OperatedSet, { group, preferences }: StartOptions) {
  const Accounts = [...group.accountIds];
  return {
    ...refInput(ref),
    ...(units === null
      ? { Accounts }
      : {
          DeploymentTargets: {
            OrganizationalUnitIds: [...units],
            Accounts,
            AccountFilterType: 'INTERSECTION' as const,
          },
        }),
    Regions: [...group.regions],
    OperationPreferences: operationPreferences(preferences),
  };
}

/** Gives the operation's id. Says in words what CloudFormation refuses. @throws AppError BUSY; AwsFailure */
export async function start<
  Input extends { OperationId?: string | undefined; StackSetName?: string | undefined },
  Output extends { OperationId?: string | undefined },
>(
  administrator: Administrator,
  operation: Operation<Input, Output>,
  input: NoInfer<Input> & { readonly OperationId: string },
): Promise<string> {
  const { master, session } = administrator;
  try {
    const answer = await session.call(operation, input, administrator);
    return answer.OperationId ?? input.OperationId;
  } catch (error) {
    if (error instanceof AwsFailure && error.code.startsWith('OperationInProgress')) {
      throw new AppError(
        'BUSY',
        `Another operation is running on the StackSet ${input.StackSetName ?? ''}: ${error.message}`,
        {
          accountId: master.accountId,
          region: master.region,
          hint: 'Wait until it has ended, or stop it: `panther-scan stackset stop`.',
          cause: error,
        },
      );
    }
    throw error;
  }
}
