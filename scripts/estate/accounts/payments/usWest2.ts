import type { RegionBlueprint } from '../../blueprint/account.ts';
import { ledger, payments, platform } from './owners.ts';

/** The region that takes over when the first one is lost. */
export const usWest2: RegionBlueprint = {
  region: 'us-west-2',
  keys: [
    { alias: 'dr-ledger', description: 'Copy of the ledger', rotation: true, owner: ledger },
    { alias: 'dr-statements', description: 'Copy of the statements', rotation: true, owner: payments },
  ],
  networks: [
    {
      name: 'recovery',
      cidr: '10.40.0.0/16',
      owner: platform,
      flowLogsTo: 'acme-flow-logs',
      acls: ['recovery-private'],
      securityGroups: [
        { name: 'recovery-api', description: 'API servers', ingress: [{ port: 8443, from: '10.0.0.0/8' }] },
        { name: 'recovery-databases', description: 'PostgreSQL', ingress: [{ port: 5432, from: '10.0.0.0/8' }] },
        { name: 'recovery-bastion', description: 'Jump host', ingress: [{ port: 22, from: '198.51.100.0/24' }] },
      ],
    },
  ],
  databaseClusters: [{ name: 'dr-ledger-aurora', engine: 'aurora-postgresql', owner: ledger, encrypted: true }],
  queues: [{ name: 'dr-events', owner: payments, encrypted: true }],
  topics: [
    {
      name: 'dr-alerts',
      owner: platform,
      encrypted: true,
      subscriptions: [{ protocol: 'email', to: 'on-call@acme.example' }],
    },
  ],
  secrets: [{ name: 'dr/ledger', owner: ledger, description: 'Credentials of the replica' }],
  logGroups: [{ name: '/aws/lambda/dr-failover', owner: platform, retentionDays: 90 }],
  alarms: [{ name: 'replica-lag', metric: 'ReplicaLag', namespace: 'Acme/Ledger', threshold: 60, topic: 'dr-alerts' }],
  backups: [{ name: 'dr', owner: platform, keepDays: 90, locked: true }],
  detection: { guardDuty: true },
  images: [{ name: 'acme-base-2026.07', description: 'Amazon Linux 2023, hardened', owner: platform }],
  instances: [
    { ...standby('payments-api', 2), securityGroup: 'recovery-api', owner: payments },
    { ...standby('ledger-stream', 1), securityGroup: 'recovery-api', owner: ledger },
    { ...standby('bastion', 1), securityGroup: 'recovery-bastion', owner: platform },
  ],
  volumes: [{ name: 'ledger-replica', sizeGiB: 500, encrypted: true, owner: ledger, snapshots: 1 }],
  functions: [
    { name: 'dr-failover', runtime: 'python3.13', owner: platform },
    { name: 'dr-ledger-apply', runtime: 'java21', owner: ledger },
    { name: 'dr-health', runtime: 'python3.13', owner: platform, invokedBy: 'events.amazonaws.com' },
  ],
  tables: [
    { name: 'dr-state', key: 'component', owner: platform },
    { name: 'ledger-entries', key: 'entryId', owner: ledger, autoscaling: true, index: 'accountId' },
  ],
  databases: [
    {
      name: 'ledger-replica',
      engine: 'postgres',
      instanceClass: 'db.r6g.xlarge',
      sizeGiB: 1000,
      owner: ledger,
      encrypted: true,
      snapshots: 1,
    },
  ],
};

function standby(name: string, count: number) {
  return {
    name,
    count,
    type: 'm7i.large',
    image: 'acme-base-2026.07',
    network: 'recovery',
    tokensRequired: true,
    stopped: true,
  };
}
