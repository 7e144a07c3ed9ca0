import type { DataBlueprint } from '../../../blueprint/data.ts';
import { ledger, payments, platform, risk, website } from '../owners.ts';

export const data: DataBlueprint = {
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
  databaseClusters: [
    { name: 'ledger-aurora', engine: 'aurora-postgresql', owner: ledger, encrypted: true, snapshot: true },
    {
      name: 'chargebacks',
      engine: 'aurora-mysql',
      owner: risk,
      encrypted: false,
      snapshot: true,
      snapshotFor: '999988887777',
    },
  ],
  caches: [
    { name: 'checkout-sessions', owner: payments, replicated: true, encrypted: true },
    { name: 'website-cache', owner: website, replicated: false, encrypted: false },
  ],
  fileSystems: [
    {
      name: 'settlement-exchange',
      kind: 'efs',
      owner: ledger,
      network: 'payments',
      securityGroup: 'ledger',
      encrypted: true,
    },
    {
      name: 'legacy-share',
      kind: 'efs',
      owner: ledger,
      network: 'legacy',
      securityGroup: 'legacy-batch',
      encrypted: false,
    },
  ],
  searchDomains: [{ name: 'payments-search', owner: payments, encrypted: true, openTo: '123456789012' }],
  kafkaClusters: [
    { name: 'ledger-events', owner: ledger, network: 'payments', securityGroup: 'ledger', plaintext: false },
  ],
  warehouses: [{ name: 'finance-warehouse', owner: platform, encrypted: true, publiclyAccessible: false }],
};
