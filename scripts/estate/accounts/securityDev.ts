import type { AccountBlueprint, Ownership, RegionBlueprint } from '../blueprint.ts';
import { master, securityDev } from './ids.ts';

const detection: Ownership = { team: 'detection', env: 'dev', costCentre: 'CC-1200', dataClass: 'internal' };
const tooling: Ownership = { team: 'tooling', env: 'dev', costCentre: 'CC-1200', dataClass: 'confidential' };
const logging = ['service-role/AWSLambdaBasicExecutionRole'];
const lambda = 'lambda.amazonaws.com';

const usEast1: RegionBlueprint = {
  region: 'us-east-1',
  keys: [
    { alias: 'findings', description: 'Findings at rest', rotation: true, owner: detection },
    { alias: 'evidence', description: 'Evidence of incidents', rotation: false, owner: tooling },
  ],
  networks: [
    {
      name: 'security-dev',
      cidr: '10.60.0.0/16',
      owner: tooling,
      flowLogsTo: 'acme-dev-flow-logs',
      acls: ['isolation'],
      securityGroups: [
        { name: 'forensics', description: 'Closed to all', ingress: [] },
        { name: 'dev-workbench', description: 'Workbenches', ingress: [{ port: 22, from: '198.51.100.0/24' }] },
        { name: 'dev-search', description: 'Search cluster', ingress: [{ port: 9200, from: '10.0.0.0/8' }] },
      ],
    },
  ],
  images: [{ name: 'forensics-2026.05', description: 'Tools for forensics', owner: tooling }],
  instances: [
    { ...instance('workbench', 2), securityGroup: 'dev-workbench', tokensRequired: true },
    { ...instance('forensics', 1), securityGroup: 'forensics', stopped: true },
  ],
  volumes: [
    { name: 'evidence-0412', sizeGiB: 120, encrypted: true, owner: tooling, snapshots: 1 },
    { name: 'search-data', sizeGiB: 300, encrypted: false, owner: detection },
  ],
  functions: [
    {
      name: 'normalize-findings',
      runtime: 'python3.13',
      owner: detection,
      environment: { SLACK_TOKEN: 'xoxb-sample-000' },
    },
    { name: 'enrich-findings', runtime: 'python3.13', owner: detection },
    { name: 'open-ticket', runtime: 'nodejs22.x', owner: tooling, environment: { TICKET_API_KEY: 'sample-key-5d2f' } },
    { name: 'snapshot-evidence', runtime: 'python3.13', owner: tooling, invokedBy: 'events.amazonaws.com' },
    { name: 'detector-canary', runtime: 'nodejs22.x', owner: detection },
  ],
  tables: [
    { name: 'findings', key: 'findingId', owner: detection, index: 'resourceId' },
    { name: 'suppressions', key: 'ruleId', owner: detection, timeToLive: 'until' },
    { name: 'evidence-index', key: 'evidenceId', owner: tooling },
  ],
  databases: [
    {
      name: 'dev-findings',
      engine: 'postgres',
      instanceClass: 'db.t3.medium',
      sizeGiB: 50,
      owner: detection,
      encrypted: true,
      snapshots: 1,
    },
  ],
};

const euWest1: RegionBlueprint = {
  region: 'eu-west-1',
  keys: [],
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
  volumes: [],
  functions: [{ name: 'honeypot-report', runtime: 'python3.13', owner: detection }],
  tables: [{ name: 'honeypot-hits', key: 'hitId', owner: detection, timeToLive: 'expiresAt' }],
  databases: [],
};

export const securityDevBlueprint: AccountBlueprint = {
  account: securityDev,
  identities: {
    passwordPolicy: 'weak',
    rootMfa: true,
    policies: [
      { name: 'read-findings', description: 'Findings', actions: ['dynamodb:Query'], resource: '*' },
      { name: 'take-evidence', description: 'Snapshots', actions: ['ec2:CreateSnapshot'], resource: '*' },
    ],
    groups: [
      { name: 'detection', managed: ['PowerUserAccess'] },
      { name: 'responders', managed: ['SecurityAudit'], inline: ['ec2:CreateSnapshot', 'ec2:StopInstances'] },
    ],
    users: [
      { name: 'maria.keller', groups: ['responders'], owner: tooling, console: true, mfa: true },
      { name: 'sofia.rossi', groups: ['detection'], owner: detection, console: true, mfa: true, accessKeys: 1 },
      { name: 'ben.adeyemi', groups: ['detection'], owner: detection, console: true, accessKeys: 1 },
      { name: 'ticket-bot', groups: [], owner: tooling, accessKeys: 1, inline: ['dynamodb:Query'] },
    ],
    roles: [
      { name: 'lambda-execution', description: 'Runs the functions', trusts: lambda, owner: tooling, managed: logging },
      { name: 'findings-reader', description: 'Reads findings', trusts: master.id, owner: detection, managed: [] },
      { name: 'evidence-taker', description: 'Snapshots', trusts: lambda, owner: tooling, managed: logging },
      { name: 'workbench', description: 'Workbenches', trusts: 'ec2.amazonaws.com', owner: tooling, managed: [] },
    ],
  },
  buckets: [
    { name: 'acme-dev-flow-logs', region: 'us-east-1', owner: tooling, encryption: 'AES256', publicAccess: 'blocked' },
    {
      name: 'acme-evidence',
      region: 'us-east-1',
      owner: tooling,
      encryption: 'aws:kms',
      versioning: true,
      publicAccess: 'blocked',
      policy: 'tlsOnly',
      objectLock: true,
    },
    { name: 'acme-findings-export', region: 'us-east-1', owner: detection, versioning: true, expireAfterDays: 30 },
    { name: 'acme-dev-scratch', region: 'us-east-1', owner: detection },
    { name: 'acme-honeypot-captures', region: 'eu-west-1', owner: detection, encryption: 'AES256' },
  ],
  trails: [
    {
      name: 'dev-trail',
      region: 'us-east-1',
      bucket: 'acme-evidence',
      multiRegion: false,
      logging: true,
      owner: tooling,
    },
  ],
  regions: [usEast1, euWest1],
};

function instance(name: string, count: number) {
  return { name, count, type: 't3.large', image: 'forensics-2026.05', network: 'security-dev', owner: tooling };
}
