import type { AwsStack, ChangeSetInput } from './cloudFormation.ts';
import type { StackParameter } from './parameters.ts';
import { parameterNames } from './render.ts';
import { requestBody } from './requestBody.ts';
import { stackTags } from './stackTemplate.ts';

export interface DesiredStack {
  readonly stackName: string;
  readonly body: string;
  readonly parameters: readonly StackParameter[];
  /** Those that the user has acknowledged. */
  readonly capabilities: readonly string[];
}

/**
 * What CreateChangeSet is asked. `existing`: the stack that is updated; null: a new one.
 * @throws AppError BAD_INPUT for a template that no request can carry
 */
export function changeSetInput(
  stack: DesiredStack,
  { existing, name }: { readonly existing: AwsStack | null; readonly name: string },
): ChangeSetInput {
  return {
    StackName: stack.stackName,
    ChangeSetName: name,
    ChangeSetType: existing ? 'UPDATE' : 'CREATE',
    Description: 'Made by Panther Cloud Security',
    TemplateBody: requestBody(stack.body, {
      hint: 'Launch it from a bucket of yours: "Panther: Launch ..." in VS Code, or `panther-scan template launch-url --bucket <yours>`.',
    }),
    Parameters: [
      ...stack.parameters.map(({ key, value }) => ({ ParameterKey: key, ParameterValue: value })),
      ...keptParameters(stack, existing).map((key) => ({ ParameterKey: key, UsePreviousValue: true })),
    ],
    Capabilities: stack.capabilities.map((capability) => capability as 'CAPABILITY_NAMED_IAM'),
    Tags: stackTags.map(({ key, value }) => ({ Key: key, Value: value })),
    // Else a creation that failed leaves a stack that only can be deleted, and the next one is refused.
    ...(!existing && { OnStackFailure: 'DELETE' as const }),
  };
}

/** What somebody else has set stays: an update that forgot the trusted principal would open the roles to others. */
function keptParameters(stack: DesiredStack, existing: AwsStack | null): readonly string[] {
  const ours = new Set(stack.parameters.map(({ key }) => key));
  const inTemplate = new Set(parameterNames(stack.body));
  return (existing?.Parameters ?? [])
    .map(({ ParameterKey }) => ParameterKey ?? '')
    .filter((key) => inTemplate.has(key) && !ours.has(key));
}
