import type { RegionBlueprint } from '../../blueprint/account.ts';
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
      internet: true,
      endpoints: ['s3'],
      securityGroups: [
        { name: 'eu-edge', description: 'Load balancers', ingress: [{ port: 443, from: '0.0.0.0/0' }] },
        { name: 'eu-api', description: 'API servers', ingress: [{ port: 8443, from: '10.0.0.0/8' }] },
        { name: 'eu-databases', description: 'PostgreSQL', ingress: [{ port: 5432, from: '10.0.0.0/8' }] },
        { name: 'eu-marketing', description: 'Campaign site', ingress: [{ port: 80, from: '0.0.0.0/0' }] },
      ],
    },
  ],
  certificates: [{ domain: 'eu.pay.acme.example', owner: payments }],
  webAcls: [{ name: 'eu-edge', scope: 'REGIONAL', owner: platform, logging: true }],
  loadBalancers: [
    {
      name: 'eu-edge',
      kind: 'application',
      internetFacing: true,
      network: 'payments-eu',
      securityGroup: 'eu-edge',
      owner: payments,
      targetPort: 8443,
      certificate: 'eu.pay.acme.example',
      webAcl: 'eu-edge',
    },
  ],
  repositories: [{ name: 'payments/eu-gateway', owner: payments, scanOnPush: true, immutable: true }],
  tasks: [
    {
      family: 'eu-gateway',
      owner: payments,
      image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments/eu-gateway:4.18.2',
      environment: { STAGE: 'prod' },
    },
  ],
  containerClusters: [
    {
      name: 'payments-eu',
      owner: payments,
      insights: true,
      services: [{ name: 'gateway', task: 'eu-gateway', count: 2, network: 'payments-eu', securityGroup: 'eu-api' }],
    },
  ],
  queues: [
    { name: 'eu-payment-events', owner: payments, encrypted: true },
    { name: 'eu-erasure-requests', owner: platform, encrypted: true },
  ],
  topics: [
    {
      name: 'eu-payment-events',
      owner: payments,
      encrypted: true,
      subscriptions: [{ protocol: 'sqs', to: 'eu-payment-events' }],
    },
  ],
  secrets: [{ name: 'eu/acquirer', owner: payments, description: 'Key for the European acquirer' }],
  parameters: [{ name: '/eu/campaigns/admin-password', owner: website, kind: 'String', value: 'sample-campaign-pw' }],
  logGroups: [
    { name: '/ecs/eu-gateway', owner: payments, retentionDays: 30 },
    { name: '/campaigns/site', owner: website },
  ],
  alarms: [
    { name: 'eu-queue-age', metric: 'Age', namespace: 'Acme/Payments', threshold: 300, topic: 'eu-payment-events' },
  ],
  backups: [{ name: 'eu-statements', owner: payments, keepDays: 365, locked: true }],
  detection: { guardDuty: true, securityHub: true },
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
