import type { RegionBlueprint } from '../../blueprint/account.ts';
import { analytics } from './analytics.ts';
import { applications } from './applications.ts';
import { learning } from './owner.ts';

const inNetwork = { network: 'sandbox', securityGroup: 'open-to-all' } as const;
const userData = '#!/bin/sh\nexport AWS_SECRET_ACCESS_KEY=sample/not/a/real/key\n';

export const usEast1: RegionBlueprint = {
  region: 'us-east-1',
  ...analytics,
  ...applications,
  keys: [{ alias: 'try-out', description: 'Made in a workshop', rotation: false, owner: learning }],
  networks: [
    {
      name: 'sandbox',
      cidr: '10.90.0.0/16',
      owner: learning,
      acls: [],
      internet: true,
      ipv6: true,
      endpoints: ['s3'],
      domain: 'sandbox.internal',
      flowLogsTo: 'acme-sandbox-tmp',
      securityGroups: [{ name: 'open-to-all', description: 'Do not use', ingress: [{ port: 22, from: '0.0.0.0/0' }] }],
    },
    { name: 'sandbox-old', cidr: '10.91.0.0/16', owner: learning, acls: [], securityGroups: [] },
  ],
  peerings: [{ name: 'old-and-new', owner: learning, between: ['sandbox', 'sandbox-old'], accepted: true }],
  transitGateways: [
    {
      name: 'try-transit',
      owner: learning,
      networks: ['sandbox'],
      vpn: { name: 'training-room', ip: '198.51.100.77', asn: 65010 },
    },
  ],
  prefixLists: [{ name: 'training-rooms', owner: learning, cidrs: ['198.51.100.0/24', '203.0.113.0/24'] }],
  images: [{ name: 'workshop', description: 'For workshops', owner: learning, shared: true }],
  keyPairs: [{ name: 'workshop', owner: learning }],
  instances: [
    {
      name: 'workshop',
      type: 't3.micro',
      count: 2,
      image: 'workshop',
      owner: learning,
      userData,
      ...inNetwork,
    },
  ],
  volumes: [{ name: 'forgotten', sizeGiB: 8, encrypted: false, owner: learning, snapshots: 1 }],
  launchTemplates: [{ name: 'workshop', image: 'workshop', type: 't3.micro', owner: learning, tokensRequired: false }],
  launchConfigurations: [{ name: 'workshop-2019', image: 'workshop', type: 't2.micro', publicIp: true, userData }],
  scalingGroups: [
    { name: 'workshop', owner: learning, network: 'sandbox', from: { launchTemplate: 'workshop' }, size: 1 },
  ],
  loadBalancers: [
    balancer('workshop-web', 'application', 80),
    balancer('workshop-tcp', 'network', 5432),
    balancer('workshop-inspection', 'gateway', 6081),
  ],
  classicLoadBalancers: [{ name: 'workshop-classic', ...inNetwork, owner: learning, port: 8080 }],
  endpointServices: [{ loadBalancer: 'workshop-tcp', owner: learning, acceptanceRequired: false, allowed: ['*'] }],
  repositories: [{ name: 'workshop/hello', owner: learning, scanOnPush: false, immutable: false, pullableBy: '*' }],
  tasks: [
    {
      family: 'hello',
      owner: learning,
      image: 'public.ecr.aws/nginx/nginx:latest',
      environment: { DEMO_PASSWORD: 'sample-container-pw' },
    },
  ],
  containerClusters: [
    {
      name: 'workshop',
      owner: learning,
      insights: false,
      services: [{ name: 'hello', task: 'hello', count: 1, publicIp: true, ...inNetwork }],
    },
  ],
  kubernetesClusters: [
    {
      name: 'workshop',
      owner: learning,
      version: '1.29',
      network: 'sandbox',
      publicFrom: '0.0.0.0/0',
      logging: false,
      nodeGroups: [{ name: 'default', type: 't3.large', size: 1 }],
    },
  ],
  tables: [{ name: 'todo', key: 'id', owner: learning }],
  databases: [
    {
      name: 'workshop-db',
      engine: 'mysql',
      instanceClass: 'db.t3.micro',
      sizeGiB: 20,
      owner: learning,
      encrypted: false,
      publiclyAccessible: true,
      snapshots: 1,
    },
  ],
  databaseClusters: [
    {
      name: 'workshop-aurora',
      engine: 'aurora-postgresql',
      owner: learning,
      encrypted: false,
      snapshot: true,
      snapshotFor: 'all',
    },
  ],
  caches: [
    { name: 'try-cache', owner: learning, replicated: false, encrypted: false },
    { name: 'try-replicas', owner: learning, replicated: true, encrypted: false },
  ],
  fileSystems: [
    { name: 'shared-homes', kind: 'efs', owner: learning, encrypted: false, ...inNetwork },
    { name: 'scratch', kind: 'lustre', owner: learning, encrypted: true, ...inNetwork },
  ],
  searchDomains: [{ name: 'try-search', owner: learning, encrypted: false, openTo: '*' }],
  kafkaClusters: [{ name: 'try-kafka', owner: learning, plaintext: true, ...inNetwork }],
  warehouses: [{ name: 'try-warehouse', owner: learning, encrypted: false, publiclyAccessible: true }],
  firewalls: [{ name: 'try-firewall', owner: learning, network: 'sandbox' }],
  shares: [{ name: 'subnets-for-partner', owner: learning, network: 'sandbox', with: '999988887777' }],
  authorities: [{ name: 'Acme workshop CA', owner: learning }],
  detection: { configBucket: 'acme-sandbox-tmp', guardDuty: true, securityHub: true, macie: true, inspector: true },
};

function balancer(name: string, kind: 'application' | 'network' | 'gateway', targetPort: number) {
  const owned = { name, kind, targetPort, owner: learning, network: 'sandbox', internetFacing: false };
  return kind === 'application' ? { ...owned, securityGroup: 'open-to-all', webAcl: 'workshop' } : owned;
}
