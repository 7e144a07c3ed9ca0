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

/** For CreateStackSet and UpdateStackSet. @throws AppError LIMIT for a template that no request can carry */
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

/** The stack of one account, with what of the parameters is its own. */
export function accountInput(plan: RolloutPlan, target: RolloutTarget) {
  const { right, rootId } = plan;
  return {
    ...refInput(plan.set),
    ...(right.kind === 'organization' && rootId !== null
      ? // That account alone, wherever in the organization it is.
        {
          DeploymentTargets: {
            OrganizationalUnitIds: [rootId],
            Accounts: [target.accountId],
            AccountFilterType: 'INTERSECTION' as const,
          },
        }
      : { Accounts: [target.accountId] }),
    Regions: [...plan.regions],
    ParameterOverrides: target.overrides.map(awsParameter),
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
