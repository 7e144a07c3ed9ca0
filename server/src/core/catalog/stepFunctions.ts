import { fieldsOf, partOf, required } from './fields.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from './tagging.ts';

const stepFunctions = serviceOf<typeof import('@aws-sdk/client-sfn')>({
  id: 'sfn',
  label: 'Step Functions',
  iamPrefix: 'states',
});

const describeStateMachine = stepFunctions.op('DescribeStateMachine');
const machineGone = ['StateMachineDoesNotExist'];

export const stateMachine = list(stepFunctions.op('ListStateMachines'), {
  input: { maxResults: 1000 },
  items: (page) => page.stateMachines,
})
  .shared('tags', getTaggedResources, tagsOfType('states'))
  .detail('described', describeStateMachine, ({ stateMachineArn }) => ({ stateMachineArn }), { absent: machineGone })
  .next()
  .detail(
    'metadata',
    describeStateMachine,
    // A definition may be encrypted with a key that the scan may not use; all else can still be read.
    ({ stateMachineArn }, d) =>
      d.described === undefined ? { stateMachineArn, includedData: 'METADATA_ONLY' as const } : undefined,
    { absent: machineGone },
  )
  .lookup(describeStateMachine, {
    input: (ref) => ({ stateMachineArn: ref.resourceId, includedData: 'METADATA_ONLY' as const }),
    items: (page) => (page.stateMachineArn === undefined ? undefined : [page]),
    gone: machineGone,
  })
  .as({
    type: 'AWS.StepFunctions.StateMachine',
    cfn: 'AWS::StepFunctions::StateMachine',
    label: 'Step Functions state machines',
    icon: 'type-hierarchy-sub',
    scope: 'regional',
    consolePath: (ref) =>
      `states/home?region=${ref.region}#/v2/statemachines/view/${encodeURIComponent(ref.resourceId)}`,
    model: (m, d) => {
      if (d.described === null) return undefined;
      const machineArn = required(m.stateMachineArn, 'stateMachineArn');
      return {
        resourceId: machineArn,
        arn: machineArn,
        name: m.name,
        tags: tagsAt(d.tags, machineArn),
        timeCreated: m.creationDate,
        attributes: {
          definition: partOf(d.described, (output) => output.definition),
          ...fieldsOf(d.described ?? d.metadata, [
            'description',
            'encryptionConfiguration',
            'loggingConfiguration',
            'revisionId',
            'roleArn',
            'status',
            'tracingConfiguration',
            'type',
          ]),
        },
      };
    },
  });

const describeActivity = stepFunctions.op('DescribeActivity');
const activityGone = ['ActivityDoesNotExist'];

export const activity = list(stepFunctions.op('ListActivities'), {
  input: { maxResults: 1000 },
  items: (page) => page.activities,
})
  .shared('tags', getTaggedResources, tagsOfType('states'))
  .detail('described', describeActivity, ({ activityArn }) => ({ activityArn }), { absent: activityGone })
  .lookup(describeActivity, {
    input: (ref) => ({ activityArn: ref.resourceId }),
    items: (page) => (page.activityArn === undefined ? undefined : [page]),
    gone: activityGone,
  })
  .as({
    type: 'AWS.StepFunctions.Activity',
    cfn: 'AWS::StepFunctions::Activity',
    label: 'Step Functions activities',
    icon: 'server-process',
    scope: 'regional',
    consolePath: (ref) => `states/home?region=${ref.region}#/activities/${encodeURIComponent(ref.resourceId)}`,
    model: (a, d) => {
      if (d.described === null) return undefined;
      const activityArn = required(a.activityArn, 'activityArn');
      return {
        resourceId: activityArn,
        arn: activityArn,
        name: a.name,
        tags: tagsAt(d.tags, activityArn),
        timeCreated: a.creationDate,
        attributes: fieldsOf(d.described, ['encryptionConfiguration']),
      };
    },
  });
