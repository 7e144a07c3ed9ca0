import type { RegionBlueprint } from '../../blueprint.ts';
import { payments, platform, risk, website } from './owners.ts';

export const euWest1: RegionBlueprint = {
  region: 'eu-west-1',
  keys: [
    { alias: 'eu-statements', description: 'Statements of European customers', rotation: true, owner: payments },
    { alias: 'eu-card-vault', description: 'Card numbers, Europe', rotation: false, owner: payments },
  ],
  networks: [
    {
      name: 'payments-eu',
      cidr: '10.50.0.0/16',
      owner: platform,
      acls: [],
      securityGroups: [
        { name: 'eu-edge', description: 'Load balancers', ingress: [{ port: 443, from: '0.0.0.0/0' }] },
        { name: 'eu-api', description: 'API servers', ingress: [{ port: 8443, from: '10.0.0.0/8' }] },
        { name: 'eu-databases', description: 'PostgreSQL', ingress: [{ port: 5432, from: '10.0.0.0/8' }] },
        { name: 'eu-marketing', description: 'Campaign site', ingress: [{ port: 80, from: '0.0.0.0/0' }] },
      ],
    },
  ],
  images: [{ name: 'acme-base-2026.07', description: 'Amazon Linux 2023, hardened', owner: platform }],
  instances: [
    { ...instance('payments-api', 3), securityGroup: 'eu-api', owner: payments, tokensRequired: true },
    { ...instance('campaign-site', 1), securityGroup: 'eu-marketing', owner: website },
  ],
  volumes: [{ name: 'eu-journal', sizeGiB: 100, encrypted: true, owner: payments, snapshots: 1 }],
  functions: [
    { name: 'eu-checkout', runtime: 'nodejs22.x', owner: payments, environment: { STAGE: 'prod', REGION_CODE: 'EU' } },
    { name: 'eu-refunds', runtime: 'nodejs22.x', owner: payments },
    { name: 'eu-strong-customer-auth', runtime: 'java21', owner: payments },
    { name: 'eu-fraud-scoring', runtime: 'python3.13', owner: risk },
    { name: 'gdpr-erasure', runtime: 'python3.13', owner: platform, invokedBy: 'events.amazonaws.com' },
  ],
  tables: [
    { name: 'eu-payments', key: 'paymentId', owner: payments, autoscaling: true, index: 'customerId' },
    { name: 'eu-consents', key: 'customerId', owner: platform },
    { name: 'eu-idempotency-keys', key: 'key', owner: payments, timeToLive: 'expiresAt' },
  ],
  databases: [
    {
      name: 'eu-payments-core',
      engine: 'postgres',
      instanceClass: 'db.r6g.xlarge',
      sizeGiB: 300,
      owner: payments,
      encrypted: true,
      multiAz: true,
      snapshots: 1,
    },
    {
      name: 'eu-campaigns',
      engine: 'mysql',
      instanceClass: 'db.t3.small',
      sizeGiB: 20,
      owner: website,
      encrypted: false,
    },
  ],
};

function instance(name: string, count: number) {
  return { name, count, type: 'm7i.large', image: 'acme-base-2026.07', network: 'payments-eu' };
}
