import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Alarm, LogGroup } from '../blueprint/operations.ts';
import { arn, type Site } from '../site.ts';
import { tagMap } from '../tags.ts';

export async function seedLogGroups({ connection }: Site, groups: readonly LogGroup[]): Promise<void> {
  const logs = new CloudWatchLogsClient(connection);
  for (const { name: logGroupName, owner, retentionDays, counts } of groups) {
    await logs.send(new CreateLogGroupCommand({ logGroupName, tags: tagMap(owner) }));
    if (retentionDays) {
      await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: retentionDays }));
    }
    for (const [metricName, filterPattern] of Object.entries(counts ?? {})) {
      const metricTransformations = [{ metricName, metricNamespace: 'Acme/Security', metricValue: '1' }];
      await logs.send(
        new PutMetricFilterCommand({ logGroupName, filterName: metricName, filterPattern, metricTransformations }),
      );
    }
  }
}

export async function seedAlarms(site: Site, alarms: readonly Alarm[]): Promise<void> {
  const cloudWatch = new CloudWatchClient(site.connection);
  for (const { name, metric, namespace, threshold, topic } of alarms) {
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        AlarmName: name,
        AlarmDescription: `${metric} of ${namespace}`,
        MetricName: metric,
        Namespace: namespace,
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: threshold,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        ...(topic ? { AlarmActions: [arn(site, 'sns', topic)] } : {}),
      }),
    );
  }
}
