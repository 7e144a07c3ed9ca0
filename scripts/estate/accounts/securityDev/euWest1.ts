import type { RegionBlueprint } from '../../blueprint/account.ts';
import { detection, tooling } from './owners.ts';

export const euWest1: RegionBlueprint = {
  region: 'eu-west-1',
  networks: [
    {
      name: 'security-dev-eu',
      cidr: '10.61.0.0/16',
      owner: tooling,
      acls: [],
      securityGroups: [{ name: 'eu-honeypot', description: 'Bait', ingress: [{ port: 22, from: '0.0.0.0/0' }] }],
    },
  ],
  images: [{ name: 'honeypot-2026.01', description: 'Bait', owner: detection }],
  instances: [
    {
      name: 'honeypot',
      type: 't3.nano',
      count: 1,
      image: 'honeypot-2026.01',
      network: 'security-dev-eu',
      securityGroup: 'eu-honeypot',
      owner: detection,
    },
  ],
  functions: [{ name: 'honeypot-report', runtime: 'python3.13', owner: detection }],
  tables: [{ name: 'honeypot-hits', key: 'hitId', owner: detection, timeToLive: 'expiresAt' }],
  queues: [{ name: 'honeypot-hits', owner: detection, encrypted: true }],
  logGroups: [{ name: '/honeypot/sessions', owner: detection, retentionDays: 30 }],
  detection: { guardDuty: true },
};
