/** Plans as commands of the AWS CLI, for those who may not deploy from here. Each is one line. */
import { shellQuote } from '../template/cliCommand.ts';
import type { StackParameter } from '../template/parameters.ts';
import { stackTags, stackTemplates } from '../template/stackTemplate.ts';
import type { StackSetPlan } from './plan.ts';
import { operationPreferences, type Preferences } from './preferences.ts';
import type { RolloutPlan } from './rollout.ts';
import { groupTargets, type TargetGroup } from './rolloutInput.ts';

/** Makes or updates the StackSet of real-time events, and its stacks, one command a group. */
export function stackSetCommands(plan: StackSetPlan): readonly string[] {
  const set = ['--stack-set-name', plan.stackSet, '--region', plan.region];
  const commands: string[] = [];
  if (plan.set.action !== 'none') {
    commands.push(
      awsCommand(
        ...[`${plan.set.action}-stack-set`, ...set],
        ...templateWords(stackTemplates.realTimeEvents.templateFile, plan.parameters),
        ...roleWords(plan.administrationRoleArn, plan.executionRoleName),
      ),
    );
  }
  for (const { accountIds, regions } of plan.groups) {
    commands.push(
      awsCommand(
        ...['create-stack-instances', ...set],
        ...['--accounts', ...accountIds],
        ...['--regions', ...regions],
        ...preferenceWords(plan.preferences),
      ),
    );
  }
  return commands;
}

/** Lets CloudFormation into the organization, makes or updates the StackSet, and its stacks, one command a group. */
export function rolloutCommands(plan: RolloutPlan): readonly string[] {
  const { right } = plan;
  const callAs = plan.set.callAs === 'SELF' ? [] : ['--call-as', plan.set.callAs];
  const set = ['--stack-set-name', plan.set.name, '--region', plan.region, ...callAs];
  const commands: string[] = [];
  if (plan.access === 'activate') commands.push(awsCommand('activate-organizations-access', '--region', plan.region));
  if (plan.action !== 'none') {
    const { templateFile } = stackTemplates[plan.kind];
    commands.push(
      awsCommand(
        ...[`${plan.action}-stack-set`, ...set],
        ...templateWords(templateFile, plan.parameters),
        ...(plan.capabilities.length === 0 ? [] : ['--capabilities', ...plan.capabilities]),
        ...(right.kind === 'roles'
          ? roleWords(right.adminRole, right.executionRole)
          : ['--permission-model', 'SERVICE_MANAGED', '--auto-deployment', autoDeployment(plan)]),
      ),
    );
  }
  const rest = ['--regions', ...plan.regions, ...preferenceWords(plan.preferences)];
  if (plan.kind === 'realTimeEvents') {
    const units = plan.units.map(({ id }) => id).join(',');
    const targets = ['--deployment-targets', `OrganizationalUnitIds=${units}`];
    commands.push(awsCommand('create-stack-instances', ...set, ...targets, ...rest));
  }
  for (const group of groupTargets(plan.targets)) {
    const overrides = ['--parameter-overrides', ...group.overrides.map(parameterWord)];
    commands.push(
      awsCommand(`${group.action}-stack-instances`, ...set, ...targetWords(plan, group), ...overrides, ...rest),
    );
  }
  return commands;
}

function targetWords({ right, rootId }: RolloutPlan, { accountIds }: TargetGroup): readonly string[] {
  if (right.kind === 'roles' || rootId === null) return ['--accounts', ...accountIds];
  const accounts = accountIds.join(',');
  return [
    '--deployment-targets',
    `OrganizationalUnitIds=${rootId},Accounts=${accounts},AccountFilterType=INTERSECTION`,
  ];
}

function autoDeployment({ autoDeploy }: RolloutPlan): string {
  return autoDeploy ? 'Enabled=true,RetainStacksOnAccountRemoval=false' : 'Enabled=false';
}

function templateWords(file: string, parameters: readonly StackParameter[]): readonly string[] {
  return [
    ...['--template-body', `file://${file}`],
    ...['--parameters', ...parameters.map(parameterWord)],
    ...['--managed-execution', 'Active=true'],
    ...['--tags', ...stackTags.map(({ key, value }) => `Key=${key},Value=${value}`)],
  ];
}

function roleWords(adminRole: string, executionRole: string): readonly string[] {
  return ['--administration-role-arn', adminRole, '--execution-role-name', executionRole];
}

function preferenceWords(preferences: Preferences): readonly string[] {
  const pairs = Object.entries(operationPreferences(preferences)).map(([key, value]) => `${key}=${value}`);
  return ['--operation-preferences', pairs.join(',')];
}

function parameterWord({ key, value }: StackParameter): string {
  return `ParameterKey=${key},ParameterValue=${value}`;
}

function awsCommand(...words: readonly string[]): string {
  return ['aws', 'cloudformation', ...words].map(shellQuote).join(' ');
}
