import { fieldsOf, listedIn, partOf, required, sortedBy, tagsOf } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { cloudformation } from './service.ts';

const describeStacks = cloudformation.op('DescribeStacks');

/** CloudFormation has one code for everything that it refuses. */
const gone = [{ code: 'ValidationError', says: 'does not exist' }];

type Stack = NonNullable<OutputOf<typeof import('@aws-sdk/client-cloudformation'), 'DescribeStacks'>['Stacks']>[number];

function driftOf(stack: Stack): string {
  return stack.DriftInformation?.StackDriftStatus ?? 'NOT_CHECKED';
}

export const stack = list(describeStacks, { items: (page) => page.Stacks })
  // Never DetectStackDrift: it reads every resource of the stack with the scan role's permissions, and changes the stack.
  .pages(
    'drifts',
    cloudformation.op('DescribeStackResourceDrifts'),
    (s) =>
      ['NOT_CHECKED', 'IN_SYNC'].includes(driftOf(s))
        ? undefined
        : {
            StackName: s.StackId,
            StackResourceDriftStatusFilters: ['MODIFIED' as const, 'DELETED' as const],
            MaxResults: 100,
          },
    { absent: gone },
  )
  .lookup(describeStacks, { input: (ref) => ({ StackName: ref.resourceId }), items: (page) => page.Stacks, gone })
  .as({
    type: 'AWS.CloudFormation.Stack',
    cfn: 'AWS::CloudFormation::Stack',
    label: 'CloudFormation stacks',
    note: 'With the drift that was last detected. A scan detects none: that would be more than reading.',
    icon: 'layers',
    scope: 'regional',
    volatile: ['DriftInformation.LastCheckTimestamp', 'Drifts.*.Timestamp'],
    // NoEcho hides a parameter, yet not where it goes: into outputs, and into the properties of resources.
    secrets: [
      'Parameters.*.ParameterValue',
      'Parameters.*.ResolvedValue',
      'Outputs.*.OutputValue',
      'Drifts.*.ExpectedProperties',
      'Drifts.*.ActualProperties',
      'Drifts.*.PropertyDifferences.*.ExpectedValue',
      'Drifts.*.PropertyDifferences.*.ActualValue',
    ],
    consolePath: (ref) =>
      `cloudformation/home?region=${ref.region}#/stacks/stackinfo?stackId=${encodeURIComponent(ref.resourceId)}`,
    model: (s, d) => {
      // By its id a stack can be described for 90 days after it is gone.
      if (s.StackStatus === 'DELETE_COMPLETE') return undefined;
      const stackId = required(s.StackId, 'StackId');
      const found = partOf(d.drifts, (pages) => {
        const drifts = listedIn(pages, (page) => page.StackResourceDrifts);
        return sortedBy(drifts, (drift) => drift.LogicalResourceId);
      });
      return {
        resourceId: stackId,
        arn: stackId,
        id: stackId,
        name: s.StackName,
        tags: tagsOf(s.Tags ?? null),
        timeCreated: s.CreationTime,
        attributes: {
          ...fieldsOf(s, [
            'Capabilities',
            'ChangeSetId',
            'DeletionTime',
            'Description',
            'DisableRollback',
            'DriftInformation',
            'EnableTerminationProtection',
            'LastUpdatedTime',
            'NotificationARNs',
            'ParentId',
            'RoleARN',
            'RollbackConfiguration',
            'RootId',
            'StackStatus',
            'StackStatusReason',
            'TimeoutInMinutes',
          ]),
          Outputs: s.Outputs ? sortedBy(s.Outputs, (output) => output.OutputKey) : null,
          Parameters: s.Parameters ? sortedBy(s.Parameters, (parameter) => parameter.ParameterKey) : null,
          // Null: nobody has looked for any.
          Drifts: driftOf(s) === 'IN_SYNC' ? [] : found,
        },
      };
    },
  });
