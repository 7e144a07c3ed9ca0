import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, placeOf, writtenAt } from '../written.ts';

export const e3676: ResourceRule = {
  kind: 'resource',
  id: 'E3676',
  severity: 'error',
  title: 'Certificates of listeners',
  about: 'A listener of a load balancer for HTTPS or TLS has a certificate.',
  link: servicePage('elasticloadbalancing/latest/application/https-listener-certificates'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::ElasticLoadBalancingV2::Listener') return;
    const protocol = writtenAt(properties, 'Protocol');
    if (protocol === undefined || !/^(?:HTTPS|TLS)$/.test(protocol.text) || !lacks(properties, 'Certificates')) return;
    yield {
      span: placeOf(protocol.node),
      message: `A listener needs Certificates where its Protocol is: ${protocol.text}`,
    };
  },
};
