import { fieldsOf, listedIn, partOf, required, tagsOf } from './fields.ts';
import { arn, lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';

const elb = serviceOf<typeof import('@aws-sdk/client-elastic-load-balancing')>({
  id: 'elastic-load-balancing',
  label: 'Elastic Load Balancing',
  iamPrefix: 'elasticloadbalancing',
});

/** The SDK names the error differently from what the service sends. */
const gone = ['LoadBalancerNotFound', 'AccessPointNotFoundException'];
const describeLoadBalancers = elb.op('DescribeLoadBalancers');

export const classicLoadBalancer = list(describeLoadBalancers, {
  input: { PageSize: 400 },
  items: (page) => page.LoadBalancerDescriptions,
})
  .batch('tags', elb.op('DescribeTags'), {
    size: 20,
    input: (balancers) => ({ LoadBalancerNames: balancers.map((of) => of.LoadBalancerName ?? '') }),
    pick: (output, { LoadBalancerName }) =>
      listedIn([output], (of) => of.TagDescriptions).find((of) => of.LoadBalancerName === LoadBalancerName)?.Tags,
    absent: gone,
  })
  .detail('described', elb.op('DescribeLoadBalancerAttributes'), (b) => ({ LoadBalancerName: b.LoadBalancerName }), {
    absent: gone,
  })
  .detail('policies', elb.op('DescribeLoadBalancerPolicies'), (b) => ({ LoadBalancerName: b.LoadBalancerName }), {
    absent: gone,
  })
  .lookup(describeLoadBalancers, {
    input: (ref) => ({ LoadBalancerNames: [lastPart(ref)] }),
    items: (page) => page.LoadBalancerDescriptions,
    gone,
  })
  .as({
    type: 'AWS.ELB.LoadBalancer',
    cfn: 'AWS::ElasticLoadBalancing::LoadBalancer',
    label: 'Classic load balancers',
    icon: 'split-horizontal',
    scope: 'regional',
    // Scaling registers instances, and takes them out again.
    volatile: ['Instances'],
    consolePath: (ref) => `ec2/home?region=${ref.region}#ELB:loadBalancerName=${lastPart(ref)}`,
    model: (b, d, place) => {
      if (d.described === null) return undefined;
      const name = required(b.LoadBalancerName, 'LoadBalancerName');
      const balancerArn = arn(place, 'elasticloadbalancing', `loadbalancer/${name}`);
      return {
        resourceId: balancerArn,
        arn: balancerArn,
        name,
        tags: tagsOf(d.tags),
        timeCreated: b.CreatedTime,
        attributes: {
          ...fieldsOf(b, [
            'AvailabilityZones',
            'BackendServerDescriptions',
            'CanonicalHostedZoneName',
            'CanonicalHostedZoneNameID',
            'DNSName',
            'HealthCheck',
            'Instances',
            'ListenerDescriptions',
            'Policies',
            'Scheme',
            'SecurityGroups',
            'SourceSecurityGroup',
            'Subnets',
            'VPCId',
          ]),
          ...fieldsOf(d.policies, ['PolicyDescriptions']),
          LoadBalancerAttributes: partOf(d.described, (output) => output.LoadBalancerAttributes),
        },
      };
    },
  });
