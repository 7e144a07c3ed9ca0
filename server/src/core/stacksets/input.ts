/** What CloudFormation is asked to do to the StackSet. */
import type { MasterAccount } from '../accounts/account.ts';
import { AppError } from '../errors.ts';
import type { AwsStackSetInput } from '../template/cloudFormation.ts';
import type { StackParameter } from '../template/parameters.ts';
import { stackTags } from '../template/stackTemplate.ts';
import { adminRoleArn, executionRoleName } from './realTimeStackSet.ts';
import { REAL_TIME_STACK_SET } from './stackSetRef.ts';

/** The largest template that a request can carry, bytes. Larger ones have to be in Amazon S3. */
const MOST_BYTES = 51_200;

/** The template as it goes into a request. @throws AppError LIMIT for one that no request can carry */
export function templateBody(body: string, template: 'realTimeEvents' | 'scanRole'): string {
  const bytes = new TextEncoder().encode(body).length;
  if (bytes <= MOST_BYTES) return body;
  const word = template === 'realTimeEvents' ? 'real-time-events' : 'scan-role';
  throw new AppError(
    'LIMIT',
    `The template of the StackSet is larger than the ${MOST_BYTES} bytes that a request can carry: ${bytes}`,
    {
      hint: `Upload it with \`panther-scan template upload ${word}\`, and update the StackSet in the console from its URL.`,
    },
  );
}

/**
 * For CreateStackSet and UpdateStackSet alike: an update that is not given the roles again takes AWS's default ones.
 * @throws AppError LIMIT for a template that no request can carry
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
