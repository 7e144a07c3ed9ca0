import type { RegionBlueprint } from '../../blueprint.ts';
import { ledger, payments, platform, risk, website } from './owners.ts';

const inside = '10.0.0.0/8';
const world = '0.0.0.0/0';
const webhookSecret = 'whsec_sample_1f7d0c5b9e2a4c86';

const bastionStart = `#!/bin/bash
export DB_PASSWORD='sample-Passw0rd-not-real'
aws s3 cp s3://acme-deploy-artifacts/bastion.tar.gz /opt && tar -xzf /opt/bastion.tar.gz -C /opt
`;

export const usEast1: RegionBlueprint = {
  region: 'us-east-1',
  keys: [
    { alias: 'card-vault', description: 'Card numbers', rotation: true, owner: payments },
    { alias: 'ledger', description: 'Ledger at rest', rotation: true, owner: ledger },
    { alias: 'settlement', description: 'Settlement files', rotation: true, owner: ledger },
    { alias: 'statements', description: 'Statements of customers', rotation: false, owner: payments },
    { alias: 'fraud-features', description: 'Features of the fraud model', rotation: false, owner: risk },
    { alias: 'old-ledger', description: 'Ledger until 2023', rotation: false, owner: ledger, retired: true },
  ],
  networks: [
    {
      name: 'payments',
      cidr: '10.20.0.0/16',
      owner: platform,
      flowLogsTo: 'acme-flow-logs',
      acls: ['payments-private'],
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
  images: [
    { name: 'acme-base-2026.07', description: 'Amazon Linux 2023, hardened', owner: platform },
    { name: 'acme-legacy-2019', description: 'Amazon Linux 1', owner: ledger, shared: true },
  ],
  instances: [
    { ...instance('payments-api', 'm7i.large', 3), securityGroup: 'payments-api', owner: payments },
    { ...instance('card-vault', 'm7i.xlarge', 2), securityGroup: 'card-vault', owner: payments },
    { ...instance('ledger-stream', 'r7i.large', 2), securityGroup: 'ledger', owner: ledger },
    { ...instance('bastion', 't3.micro', 1), securityGroup: 'bastion', owner: platform, userData: bastionStart },
    {
      ...instance('legacy-batch', 'm4.large', 1),
      image: 'acme-legacy-2019',
      network: 'legacy',
      securityGroup: 'legacy-batch',
      owner: ledger,
      tokensRequired: false,
    },
  ],
  volumes: [
    { name: 'ledger-archive', sizeGiB: 500, encrypted: true, owner: ledger, snapshots: 2 },
    { name: 'card-vault-journal', sizeGiB: 200, encrypted: true, owner: payments, snapshots: 1 },
    { name: 'fraud-training', sizeGiB: 1000, encrypted: false, owner: risk },
    { name: 'legacy-data', sizeGiB: 80, encrypted: false, owner: ledger, snapshots: 1, publicSnapshot: true },
  ],
  functions: [
    {
      name: 'checkout',
      runtime: 'nodejs22.x',
      owner: payments,
      environment: { WEBHOOK_SECRET: webhookSecret, STAGE: 'prod' },
    },
    { name: 'refunds', runtime: 'nodejs22.x', owner: payments, environment: { STAGE: 'prod' } },
    { name: 'payment-webhook', runtime: 'nodejs22.x', owner: payments, invokedBy: 'apigateway.amazonaws.com' },
    { name: 'card-tokenizer', runtime: 'java21', owner: payments },
    {
      name: 'ledger-writer',
      runtime: 'java21',
      owner: ledger,
      environment: { DB_URL: 'postgres://ledger:sample-pw@db/ledger' },
    },
    { name: 'ledger-reconcile', runtime: 'python3.13', owner: ledger, invokedBy: 'events.amazonaws.com' },
    { name: 'settlement-export', runtime: 'python3.13', owner: ledger, invokedBy: 's3.amazonaws.com' },
    { name: 'fraud-scoring', runtime: 'python3.13', owner: risk },
    { name: 'chargeback-worker', runtime: 'python3.13', owner: risk },
    { name: 'website-contact-form', runtime: 'nodejs22.x', owner: website, invokedBy: '*' },
    { name: 'rotate-secrets', runtime: 'python3.13', owner: platform, invokedBy: 'secretsmanager.amazonaws.com' },
    { name: 'cost-report', runtime: 'python3.13', owner: platform },
  ],
  tables: [
    { name: 'payments', key: 'paymentId', owner: payments, autoscaling: true, index: 'customerId' },
    { name: 'refunds', key: 'refundId', owner: payments },
    { name: 'idempotency-keys', key: 'key', owner: payments, timeToLive: 'expiresAt' },
    { name: 'ledger-entries', key: 'entryId', owner: ledger, autoscaling: true, index: 'accountId' },
    { name: 'ledger-balances', key: 'accountId', owner: ledger, autoscaling: true },
    { name: 'fraud-scores', key: 'paymentId', owner: risk, timeToLive: 'expiresAt' },
    { name: 'website-sessions', key: 'sessionId', owner: website, timeToLive: 'expiresAt' },
  ],
  databases: [
    {
      name: 'payments-core',
      engine: 'postgres',
      instanceClass: 'db.r6g.xlarge',
      sizeGiB: 500,
      owner: payments,
      encrypted: true,
      multiAz: true,
      snapshots: 2,
    },
    {
      name: 'ledger-core',
      engine: 'postgres',
      instanceClass: 'db.r6g.2xlarge',
      sizeGiB: 1000,
      owner: ledger,
      encrypted: true,
      multiAz: true,
      snapshots: 1,
    },
    {
      name: 'reporting',
      engine: 'postgres',
      instanceClass: 'db.m6g.large',
      sizeGiB: 200,
      owner: ledger,
      encrypted: true,
    },
    {
      name: 'legacy-batch',
      engine: 'mysql',
      instanceClass: 'db.t3.medium',
      sizeGiB: 50,
      owner: ledger,
      encrypted: false,
      publiclyAccessible: true,
      snapshots: 2,
    },
  ],
};

function group(name: string, description: string, ...ingress: readonly (readonly [number, string])[]) {
  return { name, description, ingress: ingress.map(([port, from]) => ({ port, from })) };
}

function instance(name: string, type: string, count: number) {
  return { name, type, count, image: 'acme-base-2026.07', network: 'payments', tokensRequired: true };
}
