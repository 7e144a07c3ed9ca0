import { fieldsOf, partOf, required, tagsOf } from '../fields.ts';
import { arn } from '../place.ts';
import { list } from '../service.ts';
import type { ResourceRef } from '../types.ts';
import { cloudformation } from './service.ts';

const describeStackSet = cloudformation.op('DescribeStackSet');
const gone = ['StackSetNotFoundException'];

/** Of `...:stackset/panther-real-time-events:0f1e2d3c`. */
function nameOf(ref: ResourceRef): string {
  return ref.resourceId.split(':stackset/')[1]?.split(':')[0] ?? '';
}

export const stackSet = list(cloudformation.op('ListStackSets'), {
  input: { Status: 'ACTIVE', MaxResults: 100 },
  items: (page) => page.Summaries,
})
  .detail('described', describeStackSet, (s) => ({ StackSetName: s.StackSetName }), { absent: gone })
  .lookup(describeStackSet, {
    input: (ref) => ({ StackSetName: nameOf(ref) }),
    items: (page) => page.StackSet && [page.StackSet],
    gone,
  })
  .as({
    type: 'AWS.CloudFormation.StackSet',
    cfn: 'AWS::CloudFormation::StackSet',
    label: 'CloudFormation StackSets',
    icon: 'list-tree',
    scope: 'regional',
    volatile: [
      'StackSetDriftDetectionDetails.LastDriftCheckTimestamp',
      'StackSetDriftDetectionDetails.InProgressStackInstancesCount',
    ],
    secrets: ['Parameters.*.ParameterValue'],
    consolePath: (ref) => `cloudformation/home?region=${ref.region}#/stacksets/${nameOf(ref)}/info`,
    model: (s, d, place) => {
      if (d.described === null || s.Status === 'DELETED') return undefined;
      const described = partOf(d.described, (output) => output.StackSet);
      // The id has the name and a uuid, and is all that a list tells of the ARN.
      const stackSetArn = arn(place, 'cloudformation', `stackset/${required(s.StackSetId, 'StackSetId')}`);
      return {
        resourceId: stackSetArn,
        arn: stackSetArn,
        id: s.StackSetId,
        name: s.StackSetName,
        tags: tagsOf(partOf(described, (of) => of.Tags)),
        attributes: fieldsOf(described, [
          'AdministrationRoleARN',
          'AutoDeployment',
          'Capabilities',
          'Description',
          'ExecutionRoleName',
          'ManagedExecution',
          'OrganizationalUnitIds',
          'Parameters',
          'PermissionModel',
          'Regions',
          'StackSetDriftDetectionDetails',
          'Status',
        ]),
      };
    },
  });
