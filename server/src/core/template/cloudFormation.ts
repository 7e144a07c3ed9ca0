import type {
  Change,
  CreateChangeSetInput,
  CreateStackSetInput,
  Stack,
  StackEvent,
  StackInstanceSummary,
  StackSet,
  StackSetOperation,
  StackSetOperationPreferences,
  StackSetOperationResultSummary,
  StackSetOperationSummary,
} from '@aws-sdk/client-cloudformation';
import { serviceOf } from '../catalog/service.ts';

export type AwsStack = Stack;
export type AwsChange = Change;
export type AwsStackEvent = StackEvent;
export type ChangeSetInput = CreateChangeSetInput;
export type AwsStackSet = StackSet;
export type AwsStackSetInput = CreateStackSetInput;
export type AwsStackInstance = StackInstanceSummary;
export type AwsStackSetOperation = StackSetOperation;
export type AwsStackSetOperationSummary = StackSetOperationSummary;
export type AwsStackSetOperationResult = StackSetOperationResultSummary;
export type AwsOperationPreferences = StackSetOperationPreferences;

/** CloudFormation's operations, for the stacks that users deploy. */
export const cloudFormation = serviceOf<typeof import('@aws-sdk/client-cloudformation')>({
  id: 'cloudformation',
  label: 'CloudFormation',
});
