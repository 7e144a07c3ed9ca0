import { nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { functionAt } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';
import { itemsAt, lacks, placeOf, textAt } from '../written.ts';

export const e3680: ResourceRule = {
  kind: 'resource',
  id: 'E3680',
  severity: 'error',
  title: 'Subnets of load balancers',
  about: 'An Application Load Balancer is in two subnets at least.',
  link: servicePage('elasticloadbalancing/latest/application/application-load-balancers'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::ElasticLoadBalancingV2::LoadBalancer') return;
    if (!lacks(properties, 'Type') && textAt(properties, 'Type') !== 'application') return;
    for (const key of ['Subnets', 'SubnetMappings']) {
      const list = nodeAtPath(properties, [key]);
      const items = itemsAt(properties, key);
      // A function may give several.
      if (list === undefined || items.length !== 1 || items.some((item) => functionAt(item) !== null)) continue;
      yield { span: placeOf(list), message: `An Application Load Balancer is in two subnets at least: ${key}` };
    }
  },
};
