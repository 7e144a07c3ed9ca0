import type { ResourceRule } from '../rule.ts';
import { itemsAt, lacks, placeOf, writtenAt } from '../written.ts';

export const e3679: ResourceRule = {
  kind: 'resource',
  id: 'E3679',
  severity: 'error',
  title: 'Certificates of classic load balancers',
  about: 'A listener of a classic load balancer for HTTPS or SSL has a certificate.',
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::ElasticLoadBalancing::LoadBalancer') return;
    for (const listener of itemsAt(properties, 'Listeners')) {
      const protocol = writtenAt(listener, 'Protocol');
      if (protocol === undefined || !/^(?:HTTPS|SSL)$/i.test(protocol.text)) continue;
      if (!lacks(listener, 'SSLCertificateId')) continue;
      yield {
        span: placeOf(protocol.node),
        message: `A listener needs SSLCertificateId where its Protocol is: ${protocol.text}`,
      };
    }
  },
};
