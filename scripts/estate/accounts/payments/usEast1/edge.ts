import type { RegionalEdgeBlueprint } from '../../../blueprint/edge.ts';
import { ledger, payments, platform, risk, website } from '../owners.ts';

export const edge: RegionalEdgeBlueprint = {
  certificates: [
    { domain: 'api.pay.acme.example', alternatives: ['hooks.pay.acme.example'], owner: payments },
    { domain: 'vault.pay.acme.example', owner: payments },
    { domain: 'www.acme.example', alternatives: ['acme.example'], owner: website },
  ],
  ipSets: [
    { name: 'offices', scope: 'REGIONAL', owner: platform, addresses: ['198.51.100.0/24', '203.0.113.0/25'] },
    { name: 'known-bad-edge', scope: 'CLOUDFRONT', owner: risk, addresses: ['192.0.2.15/32', '192.0.2.99/32'] },
    { name: 'known-bad', scope: 'REGIONAL', owner: risk, addresses: ['192.0.2.15/32', '192.0.2.99/32'] },
  ],
  ruleGroups: [{ name: 'no-internal-paths', scope: 'REGIONAL', owner: platform, blocks: '/internal' }],
  webAcls: [
    { name: 'payments-edge', scope: 'REGIONAL', owner: platform, logging: true, ruleGroup: 'no-internal-paths' },
    { name: 'website', scope: 'CLOUDFRONT', owner: website, logging: false },
  ],
  restApis: [
    {
      name: 'refunds',
      owner: payments,
      endpoint: 'REGIONAL',
      stage: 'prod',
      authorization: 'AWS_IAM',
      logging: true,
      webAcl: 'payments-edge',
    },
    { name: 'partner-reports', owner: ledger, endpoint: 'EDGE', stage: 'v1', authorization: 'NONE', logging: false },
  ],
  httpApis: [
    {
      name: 'checkout',
      owner: payments,
      protocol: 'HTTP',
      stage: '$default',
      corsOrigins: ['https://www.acme.example'],
    },
    { name: 'payment-status', owner: payments, protocol: 'WEBSOCKET', stage: 'prod' },
  ],
  apiDomains: [{ domain: 'api.pay.acme.example', owner: payments, tls: 'TLS_1_2' }],
  graphQlApis: [{ name: 'campaigns', owner: website, authorization: 'API_KEY' }],
};
