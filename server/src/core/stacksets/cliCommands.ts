/** A plan as commands of the AWS CLI, for those who may not deploy from here. */
import { shellQuote } from '../template/cliCommand.ts';
import { stackTags, stackTemplates } from '../template/stackTemplate.ts';
import type { StackSetPlan } from './plan.ts';
import { operationPreferences } from './preferences.ts';

/** The StackSet's own commands: making or updating it, and its stacks, one command a group. Each is one line. */
export function stackSetCommands(plan: StackSetPlan): readonly string[] {
  const region = ['--region', plan.region];
  const set = ['--stack-set-name', plan.stackSet];
  const commands: string[][] = [];
  if (plan.set.action !== 'none') {
    const verb = plan.set.action === 'create' ? 'create-stack-set' : 'update-stack-set';
    commands.push([
      verb,
      ...set,
      ...['--template-body', `file://${stackTemplates.realTimeEvents.templateFile}`],
      ...['--parameters', ...plan.parameters.map(({ key, value }) => `ParameterKey=${key},ParameterValue=${value}`)],
      ...['--administration-role-arn', plan.administrationRoleArn],
      ...['--execution-role-name', plan.executionRoleName],
      ...['--managed-execution', 'Active=true'],
      ...['--tags', ...stackTags.map(({ key, value }) => `Key=${key},Value=${value}`)],
      ...region,
    ]);
  }
  const preferences = Object.entries(operationPreferences(plan.preferences)).map(([key, value]) => `${key}=${value}`);
  for (const { accountIds, regions } of plan.groups) {
    commands.push([
      'create-stack-instances',
      ...set,
      ...['--accounts', ...accountIds],
      ...['--regions', ...regions],
      ...['--operation-preferences', preferences.join(',')],
      ...region,
    ]);
  }
  return commands.map((words) => ['aws', 'cloudformation', ...words].map(shellQuote).join(' '));
}
