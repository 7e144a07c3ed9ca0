import type { Change, CreateChangeSetInput, Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import { serviceOf } from '../catalog/service.ts';

export type AwsStack = Stack;
export type AwsChange = Change;
export type AwsStackEvent = StackEvent;
export type ChangeSetInput = CreateChangeSetInput;

/** CloudFormation's operations, for the stacks that users deploy. */
export const cloudFormation = serviceOf<typeof import('@aws-sdk/client-cloudformation')>({
  id: 'cloudformation',
  label: 'CloudFormation',
});
