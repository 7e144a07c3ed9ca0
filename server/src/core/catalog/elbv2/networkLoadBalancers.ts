import { fieldsOf } from '../fields.ts';
import {
  balancerFields,
  consolePath,
  describeSslPolicies,
  loadBalancers,
  sslPolicies,
  sslPoliciesOf,
} from './loadBalancers.ts';

export const networkLoadBalancer = loadBalancers('network')
  .shared('sslPolicies', describeSslPolicies, sslPolicies)
  .as({
    type: 'AWS.ELBV2.NetworkLoadBalancer',
    cfn: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    label: 'Network load balancers',
    icon: 'split-vertical',
    scope: 'regional',
    consolePath,
    model: (balancer, d) =>
      balancerFields(balancer, d, {
        ...fieldsOf(balancer, [
          'CanonicalHostedZoneId',
          'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
          'SecurityGroups',
        ]),
        SSLPolicies: sslPoliciesOf(d, d.sslPolicies),
      }),
  });
