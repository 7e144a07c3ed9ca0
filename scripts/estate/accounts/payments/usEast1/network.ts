import type { LoadBalancingBlueprint } from '../../../blueprint/loadBalancing.ts';
import type { NetworkBlueprint } from '../../../blueprint/network.ts';
import { ledger, payments, platform, risk } from '../owners.ts';

const inside = '10.0.0.0/8';
const world = '0.0.0.0/0';

export const network: NetworkBlueprint & LoadBalancingBlueprint = {
  networks: [
    {
      name: 'payments',
      cidr: '10.20.0.0/16',
      owner: platform,
      flowLogsTo: 'acme-flow-logs',
      acls: ['payments-private'],
      internet: true,
      endpoints: ['s3', 'secretsmanager', 'kms'],
      domain: 'payments.acme.internal',
      securityGroups: [
        group('payments-edge', 'Load balancers', [443, world], [80, world]),
        group('payments-api', 'API servers', [8443, inside]),
        group('card-vault', 'Card vault', [9443, '10.20.1.0/24']),
        group('ledger', 'Ledger services', [8080, inside]),
        group('databases', 'PostgreSQL', [5432, inside]),
        group('bastion', 'Jump host', [22, '198.51.100.0/24']),
      ],
    },
    {
      name: 'legacy',
      cidr: '10.30.0.0/16',
      owner: ledger,
      acls: [],
      securityGroups: [
        group('legacy-batch', 'Old batch hosts', [22, world], [3389, world]),
        group('legacy-mysql', 'Old MySQL', [3306, world]),
      ],
    },
  ],
  peerings: [{ name: 'payments-legacy', owner: ledger, between: ['payments', 'legacy'], accepted: true }],
  transitGateways: [
    {
      name: 'acme-backbone',
      owner: platform,
      networks: ['payments'],
      vpn: { name: 'data-centre-ashburn', ip: '198.51.100.1', asn: 65001 },
    },
  ],
  prefixLists: [
    { name: 'offices', owner: platform, cidrs: ['198.51.100.0/24', '203.0.113.0/25'] },
    { name: 'card-schemes', owner: payments, cidrs: ['192.0.2.0/26', '192.0.2.64/26'] },
  ],
  loadBalancers: [
    {
      name: 'payments-edge',
      kind: 'application',
      internetFacing: true,
      network: 'payments',
      securityGroup: 'payments-edge',
      owner: payments,
      targetPort: 8443,
      certificate: 'api.pay.acme.example',
      logsTo: 'acme-access-logs',
      webAcl: 'payments-edge',
    },
    {
      name: 'risk-console',
      kind: 'application',
      internetFacing: true,
      network: 'payments',
      securityGroup: 'payments-edge',
      owner: risk,
      targetPort: 8080,
    },
    {
      name: 'card-vault',
      kind: 'network',
      internetFacing: false,
      network: 'payments',
      owner: payments,
      targetPort: 9443,
      certificate: 'vault.pay.acme.example',
    },
  ],
  classicLoadBalancers: [
    { name: 'legacy-batch', network: 'legacy', securityGroup: 'legacy-batch', owner: ledger, port: 8080 },
  ],
  endpointServices: [
    { loadBalancer: 'card-vault', owner: payments, acceptanceRequired: true, allowed: ['222233334444'] },
  ],
};

function group(name: string, description: string, ...ingress: readonly (readonly [number, string])[]) {
  return { name, description, ingress: ingress.map(([port, from]) => ({ port, from })) };
}
