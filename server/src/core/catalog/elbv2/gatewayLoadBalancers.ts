import { balancerFields, consolePath, loadBalancers } from './loadBalancers.ts';

export const gatewayLoadBalancer = loadBalancers('gateway').as({
  type: 'AWS.ELBV2.GatewayLoadBalancer',
  cfn: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  label: 'Gateway load balancers',
  icon: 'arrow-swap',
  scope: 'regional',
  consolePath,
  model: (balancer, d) => balancerFields(balancer, d, {}),
});
