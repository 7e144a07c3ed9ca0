/** What CloudFormation is asked to do to the StackSet. */
import type { MasterAccount } from '../accounts/account.ts';
import type { AwsStackSetInput } from '../template/cloudFormation.ts';
import type { StackParameter } from '../template/parameters.ts';
import { requestBody } from '../template/requestBody.ts';
import { stackTags, stackTemplates } from '../template/stackTemplate.ts';
import { adminRoleArn, executionRoleName } from './realTimeStackSet.ts';
import { REAL_TIME_STACK_SET } from './stackSetRef.ts';

/** The template as it goes into a request. @throws AppError BAD_INPUT for one that no request can carry */
export function templateBody(body: string, template: 'realTimeEvents' | 'scanRole'): string {
  const { title } = stackTemplates[template];
  return requestBody(body, {
    hint: `Upload it with \`panther-scan template upload ${title} --bucket <yours>\`, and make or update the StackSet in the console from its URL.`,
  });
}

/**
 * For CreateStackSet and UpdateStackSet alike: an update that is not given the roles again takes AWS's default ones.
 * @throws AppError BAD_INPUT for a template that no request can carry
 */
export function stackSetInput(
  master: MasterAccount,
  { body, parameters }: { readonly body: string; readonly parameters: readonly StackParameter[] },
): AwsStackSetInput {
  return {
    StackSetName: REAL_TIME_STACK_SET,
    Description: 'Panther Cloud Security: real-time events of the followed accounts',
    TemplateBody: templateBody(body, 'realTimeEvents'),
    Parameters: parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value })),
    Tags: stackTags.map(({ key, value }) => ({ Key: key, Value: value })),
    ...rolesInput(master),
    // Operations that get in each other's way wait, instead of being refused.
    ManagedExecution: { Active: true },
  };
}

export function rolesInput(
  master: MasterAccount,
): Pick<AwsStackSetInput, 'AdministrationRoleARN' | 'ExecutionRoleName'> {
  return { AdministrationRoleARN: adminRoleArn(master), ExecutionRoleName: executionRoleName(master) };
}
