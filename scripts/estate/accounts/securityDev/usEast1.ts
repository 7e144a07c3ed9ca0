import type { RegionBlueprint } from '../../blueprint/account.ts';
import { detection, tooling } from './owners.ts';
import { pipelines } from './pipelines.ts';

export const usEast1: RegionBlueprint = {
  region: 'us-east-1',
  ...pipelines,
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
      internet: true,
      endpoints: ['s3', 'ssm'],
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

function instance(name: string, count: number) {
  return { name, count, type: 't3.large', image: 'forensics-2026.05', network: 'security-dev', owner: tooling };
}
