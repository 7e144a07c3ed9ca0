import type { RegionBlueprint } from '../../blueprint/account.ts';
import { detection, tooling } from './owners.ts';

/** From what is detected to who deals with it. */
export const pipelines: Omit<RegionBlueprint, 'region'> = {
  queues: [
    { name: 'findings-failed', owner: detection, encrypted: true },
    { name: 'findings', owner: detection, encrypted: true, deadLetters: 'findings-failed' },
    { name: 'test-events', owner: detection, encrypted: false, open: true },
  ],
  topics: [
    {
      name: 'new-findings',
      owner: detection,
      encrypted: true,
      subscriptions: [
        { protocol: 'sqs', to: 'findings' },
        { protocol: 'https', to: 'https://tickets.acme.example/findings' },
      ],
    },
  ],
  streams: [{ name: 'raw-logs', owner: detection, encrypted: true, shards: 2 }],
  deliveryStreams: [{ name: 'logs-to-s3', owner: detection, bucket: 'acme-findings-export', encrypted: false }],
  eventBuses: [{ name: 'findings', owner: detection, from: '123456789012' }],
  rules: [
    { name: 'guardduty-findings', owner: detection, on: { source: 'aws.guardduty' }, queue: 'findings' },
    { name: 'canary', owner: detection, on: { schedule: 'rate(15 minutes)' }, queue: 'test-events' },
  ],
  stateMachines: [{ name: 'triage', owner: tooling, role: 'triage', tracing: true, function: 'enrich-findings' }],
  secrets: [{ name: 'tickets/api-key', owner: tooling, description: 'Key of the ticket system' }],
  parameters: [
    { name: '/detection/threshold', owner: detection, kind: 'String', value: '7' },
    { name: '/detection/siem-token', owner: detection, kind: 'SecureString', value: 'sample-siem-token' },
  ],
  documents: [{ name: 'collect-memory-image', owner: tooling }],
  searchDomains: [{ name: 'dev-findings', owner: detection, encrypted: false, openTo: '*' }],
  repositories: [{ name: 'detection/rules', owner: detection, scanOnPush: true, immutable: false }],
  buildProjects: [
    {
      name: 'detection-rules',
      owner: detection,
      role: 'builds',
      repository: 'acme/detection-rules',
      privileged: false,
    },
  ],
  catalogs: [
    { name: 'security_logs', owner: detection, role: 'data', bucket: 'acme-findings-export', encrypted: true },
  ],
  workGroups: [{ name: 'hunting', owner: detection, bucket: 'acme-dev-scratch', encrypted: false }],
  hadoopClusters: [{ name: 'log-archive', owner: detection, logsTo: 'acme-dev-scratch' }],
  notebooks: [
    { name: 'anomaly-research', owner: detection, role: 'experiments', rootAccess: true, directInternet: true },
  ],
  logGroups: [
    { name: '/aws/lambda/normalize-findings', owner: detection, retentionDays: 30, counts: { ParseErrors: 'ERROR' } },
    { name: '/tools/workbench', owner: tooling },
  ],
  alarms: [
    { name: 'parse-errors', metric: 'ParseErrors', namespace: 'Acme/Security', threshold: 10, topic: 'new-findings' },
  ],
  backups: [{ name: 'evidence', owner: tooling, keepDays: 730, locked: true }],
  stacks: [{ name: 'detection', owner: detection, description: 'Notices of the detection team', protected: false }],
  detection: { configBucket: 'acme-evidence', guardDuty: true, securityHub: true, macie: true, inspector: true },
};
