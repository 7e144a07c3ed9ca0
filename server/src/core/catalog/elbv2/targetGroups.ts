import { fieldsOf, partOf, required, sortedBy, tagsOf } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { elbv2, pageSize, tagsAmong } from './service.ts';

type Health = OutputOf<typeof import('@aws-sdk/client-elastic-load-balancing-v2'), 'DescribeTargetHealth'>;

/** The SDK names the error differently from what the service sends. */
const gone = ['TargetGroupNotFound', 'TargetGroupNotFoundException'];
const describeTargetGroups = elbv2.op('DescribeTargetGroups');

/** How many targets are in each state. */
function healthOf({ TargetHealthDescriptions = [] }: Health): Readonly<Record<string, number>> {
  const states = Map.groupBy(TargetHealthDescriptions, ({ TargetHealth }) => TargetHealth?.State ?? 'unknown');
  return Object.fromEntries([...states].map(([state, targets]) => [state, targets.length]));
}

function targetsOf({ TargetHealthDescriptions = [] }: Health): readonly object[] {
  const targets = TargetHealthDescriptions.flatMap(({ Target }) => Target ?? []);
  return sortedBy(targets, ({ Id, Port }) => `${Id} ${Port}`);
}

export const targetGroup = list(describeTargetGroups, {
  input: { PageSize: pageSize },
  items: (page) => page.TargetGroups,
})
  .batch('tags', elbv2.op('DescribeTags'), {
    size: 20,
    input: (groups) => ({ ResourceArns: groups.map((of) => of.TargetGroupArn ?? '') }),
    pick: (output, { TargetGroupArn }) => tagsAmong(output, TargetGroupArn),
    absent: gone,
  })
  .detail('attributes', elbv2.op('DescribeTargetGroupAttributes'), ({ TargetGroupArn = '' }) => ({ TargetGroupArn }), {
    absent: gone,
  })
  .detail('health', elbv2.op('DescribeTargetHealth'), ({ TargetGroupArn = '' }) => ({ TargetGroupArn }), {
    absent: gone,
  })
  .lookup(describeTargetGroups, {
    input: (ref) => ({ TargetGroupArns: [ref.resourceId] }),
    items: (page) => page.TargetGroups,
    gone,
  })
  .as({
    type: 'AWS.ELBV2.TargetGroup',
    cfn: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    label: 'Target groups',
    icon: 'target',
    scope: 'regional',
    // Scaling registers targets, and takes them out again.
    volatile: ['TargetHealth', 'Targets'],
    consolePath: (ref) => `ec2/home?region=${ref.region}#TargetGroup:targetGroupArn=${ref.resourceId}`,
    model: (g, d) => {
      if (d.attributes === null) return undefined;
      const groupArn = required(g.TargetGroupArn, 'TargetGroupArn');
      return {
        resourceId: groupArn,
        arn: groupArn,
        name: g.TargetGroupName,
        tags: tagsOf(d.tags),
        attributes: {
          ...fieldsOf(g, [
            'HealthCheckEnabled',
            'HealthCheckIntervalSeconds',
            'HealthCheckPath',
            'HealthCheckPort',
            'HealthCheckProtocol',
            'HealthCheckTimeoutSeconds',
            'HealthyThresholdCount',
            'IpAddressType',
            'LoadBalancerArns',
            'Matcher',
            'Port',
            'Protocol',
            'ProtocolVersion',
            'TargetType',
            'UnhealthyThresholdCount',
            'VpcId',
          ]),
          TargetGroupAttributes: partOf(d.attributes, (output) => output.Attributes),
          TargetHealth: partOf(d.health, healthOf),
          Targets: partOf(d.health, targetsOf),
        },
      };
    },
  });
