/** What CloudFormation is asked to do for a rollout. */
import type { AwsStackSetInput } from '../template/cloudFormation.ts';
import type { StackParameter } from '../template/parameters.ts';
import { stackTags } from '../template/stackTemplate.ts';
import { templateBody } from './input.ts';
import { operationPreferences } from './preferences.ts';
import type { RolloutPlan, RolloutRight, RolloutTarget } from './rollout.ts';
import { refInput } from './stackSetRef.ts';

const descriptions: Readonly<Record<RolloutPlan['kind'], string>> = {
  scanRole: 'Panther Cloud Security: the roles with which the accounts are scanned',
  realTimeEvents: 'Panther Cloud Security: real-time events of the followed accounts',
};

/** For CreateStackSet and UpdateStackSet. @throws AppError BAD_INPUT for a template that no request can carry */
export function rolloutSetInput(plan: RolloutPlan, body: string): AwsStackSetInput {
  const { right, autoDeploy, capabilities } = plan;
  return {
    ...refInput(plan.set),
    Description: descriptions[plan.kind],
    TemplateBody: templateBody(body, plan.kind),
    Parameters: plan.parameters.map(awsParameter),
    Capabilities: capabilities as NonNullable<AwsStackSetInput['Capabilities']>,
    Tags: stackTags.map(({ key, value }) => ({ Key: key, Value: value })),
    ManagedExecution: { Active: true },
    ...(right.kind === 'organization'
      ? {
          PermissionModel: 'SERVICE_MANAGED' as const,
          AutoDeployment: autoDeploy ? { Enabled: true, RetainStacksOnAccountRemoval: false } : { Enabled: false },
        }
      : rightInput(right)),
  };
}

function rightInput({ adminRole, executionRole }: Extract<RolloutRight, { readonly kind: 'roles' }>) {
  return { AdministrationRoleARN: adminRole, ExecutionRoleName: executionRole };
}

/** Accounts whose stacks are made, or brought up to date, with the same parameters: one operation serves them. */
export interface TargetGroup {
  readonly action: 'create' | 'update';
  readonly accountIds: readonly string[];
  readonly overrides: RolloutTarget['overrides'];
}

/** In the order of the plan; those that have nothing to be done are in none. */
export function groupTargets(targets: readonly RolloutTarget[]): readonly TargetGroup[] {
  const groups = new Map<string, { readonly group: TargetGroup; readonly accountIds: string[] }>();
  for (const { accountId, action, overrides } of targets) {
    if (action === 'none') continue;
    const key = JSON.stringify([action, overrides]);
    const found = groups.get(key);
    if (found) {
      found.accountIds.push(accountId);
      continue;
    }
    const accountIds = [accountId];
    groups.set(key, { accountIds, group: { action, accountIds, overrides } });
  }
  return [...groups.values()].map(({ group }) => group);
}

/** The stacks of a group, with what of the parameters is its own. */
export function groupInput(plan: RolloutPlan, { accountIds, overrides }: TargetGroup) {
  const { right, rootId } = plan;
  const Accounts = [...accountIds];
  return {
    ...refInput(plan.set),
    ...(right.kind === 'organization' && rootId !== null
      ? // These accounts alone, wherever in the organization they are.
        {
          DeploymentTargets: {
            OrganizationalUnitIds: [rootId],
            Accounts,
            AccountFilterType: 'INTERSECTION' as const,
          },
        }
      : { Accounts }),
    Regions: [...plan.regions],
    ParameterOverrides: overrides.map(awsParameter),
    OperationPreferences: operationPreferences(plan.preferences),
  };
}

/** The stacks of all accounts of units. */
export function unitsInput(plan: RolloutPlan) {
  return {
    ...refInput(plan.set),
    DeploymentTargets: { OrganizationalUnitIds: plan.units.map(({ id }) => id) },
    Regions: [...plan.regions],
    OperationPreferences: operationPreferences(plan.preferences),
  };
}

function awsParameter({ key, value }: StackParameter) {
  return { ParameterKey: key, ParameterValue: value };
}
