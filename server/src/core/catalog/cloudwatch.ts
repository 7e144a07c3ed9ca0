import { fieldsOf, required } from './fields.ts';
import { list, serviceOf } from './service.ts';
import { getTaggedResources, type TagsByArn, tagsAt, tagsOfType } from './tagging.ts';
import type { ResourceFields, ResourceRef } from './types.ts';

const cloudwatch = serviceOf<typeof import('@aws-sdk/client-cloudwatch')>({ id: 'cloudwatch', label: 'CloudWatch' });

const describeAlarms = cloudwatch.op('DescribeAlarms');

/** What an alarm says now, not what it is. */
const volatileState = [
  'StateReason',
  'StateReasonData',
  'StateTransitionedTimestamp',
  'StateUpdatedTimestamp',
  'StateValue',
];

/** Of `...:alarm:Root user signed in`; a name may have colons and slashes. */
function nameOf(ref: ResourceRef): string {
  return ref.resourceId.split(':alarm:').slice(1).join(':alarm:');
}

function consolePath(ref: ResourceRef): string {
  return `cloudwatch/home?region=${ref.region}#alarmsV2:alarm/${encodeURIComponent(nameOf(ref))}`;
}

const common = [
  'ActionsEnabled',
  'AlarmActions',
  'AlarmConfigurationUpdatedTimestamp',
  'AlarmDescription',
  'InsufficientDataActions',
  'OKActions',
  'StateReason',
  'StateReasonData',
  'StateTransitionedTimestamp',
  'StateUpdatedTimestamp',
  'StateValue',
] as const;

function alarmFields(
  alarm: { readonly AlarmArn?: string | undefined; readonly AlarmName?: string | undefined },
  tags: TagsByArn | null | undefined,
  attributes: ResourceFields['attributes'],
): ResourceFields {
  const arn = required(alarm.AlarmArn, 'AlarmArn');
  return { resourceId: arn, arn, name: alarm.AlarmName, tags: tagsAt(tags, arn), attributes };
}

export const alarm = list(describeAlarms, {
  input: { AlarmTypes: ['MetricAlarm'], MaxRecords: 100 },
  items: (page) => page.MetricAlarms,
})
  .shared('tags', getTaggedResources, tagsOfType('cloudwatch:alarm'))
  .lookup(describeAlarms, {
    input: (ref) => ({ AlarmNames: [nameOf(ref)], AlarmTypes: ['MetricAlarm' as const] }),
    items: (page) => page.MetricAlarms,
    many: {
      size: 100,
      input: (refs) => ({ AlarmNames: refs.map(nameOf), AlarmTypes: ['MetricAlarm' as const] }),
    },
  })
  .as({
    type: 'AWS.CloudWatch.Alarm',
    cfn: 'AWS::CloudWatch::Alarm',
    label: 'CloudWatch alarms',
    icon: 'bell',
    scope: 'regional',
    volatile: [...volatileState, 'EvaluationState'],
    consolePath,
    model: (a, d) =>
      alarmFields(
        a,
        d.tags,
        fieldsOf(a, [
          ...common,
          'ComparisonOperator',
          'DatapointsToAlarm',
          'Dimensions',
          'EvaluateLowSampleCountPercentile',
          'EvaluationPeriods',
          'EvaluationState',
          'ExtendedStatistic',
          'MetricName',
          'Metrics',
          'Namespace',
          'Period',
          'Statistic',
          'Threshold',
          'ThresholdMetricId',
          'TreatMissingData',
          'Unit',
        ]),
      ),
  });

export const compositeAlarm = list(describeAlarms, {
  input: { AlarmTypes: ['CompositeAlarm'], MaxRecords: 100 },
  items: (page) => page.CompositeAlarms,
})
  .shared('tags', getTaggedResources, tagsOfType('cloudwatch:alarm'))
  .lookup(describeAlarms, {
    input: (ref) => ({ AlarmNames: [nameOf(ref)], AlarmTypes: ['CompositeAlarm' as const] }),
    items: (page) => page.CompositeAlarms,
    many: {
      size: 100,
      input: (refs) => ({ AlarmNames: refs.map(nameOf), AlarmTypes: ['CompositeAlarm' as const] }),
    },
  })
  .as({
    type: 'AWS.CloudWatch.CompositeAlarm',
    cfn: 'AWS::CloudWatch::CompositeAlarm',
    label: 'CloudWatch composite alarms',
    icon: 'bell-dot',
    scope: 'regional',
    volatile: [...volatileState, 'ActionsSuppressedBy', 'ActionsSuppressedReason'],
    consolePath,
    model: (a, d) =>
      alarmFields(
        a,
        d.tags,
        fieldsOf(a, [
          ...common,
          'ActionsSuppressedBy',
          'ActionsSuppressedReason',
          'ActionsSuppressor',
          'ActionsSuppressorExtensionPeriod',
          'ActionsSuppressorWaitPeriod',
          'AlarmRule',
        ]),
      ),
  });
