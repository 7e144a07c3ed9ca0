import type { RegionBlueprint } from '../../blueprint/account.ts';
import { learning } from './owner.ts';

/** What people build in workshops: functions, messages, APIs, and what watches and delivers them. */
export const applications: Omit<RegionBlueprint, 'region'> = {
  layers: [{ name: 'helpers', description: 'Made in a workshop', runtime: 'nodejs22.x' }],
  functions: [
    {
      name: 'hello',
      runtime: 'nodejs22.x',
      owner: learning,
      environment: { API_TOKEN: 'sample-token-42' },
      reads: 'todo',
    },
    { name: 'hello-public', runtime: 'python3.13', owner: learning, invokedBy: '*', url: 'anyone' },
  ],
  queues: [
    { name: 'todo-failed', owner: learning, encrypted: false },
    { name: 'todo', owner: learning, encrypted: false, open: true, deadLetters: 'todo-failed' },
  ],
  topics: [
    {
      name: 'todo-done',
      owner: learning,
      encrypted: false,
      open: true,
      subscriptions: [
        { protocol: 'sqs', to: 'todo' },
        { protocol: 'email', to: 'workshop@acme.example' },
      ],
    },
  ],
  streams: [{ name: 'clicks', owner: learning, encrypted: false, shards: 1 }],
  deliveryStreams: [{ name: 'clicks-to-s3', owner: learning, bucket: 'acme-sandbox-tmp', encrypted: false }],
  eventBuses: [{ name: 'workshop', owner: learning, from: '*' }],
  rules: [
    { name: 'every-hour', owner: learning, on: { schedule: 'rate(1 hour)' }, queue: 'todo' },
    { name: 'todo-changed', owner: learning, bus: 'workshop', on: { source: 'acme.todo' }, queue: 'todo' },
  ],
  apiDestinations: [{ name: 'chat', url: 'https://chat.example/hooks/sample', apiKey: 'sample-chat-key' }],
  stateMachines: [{ name: 'greet', owner: learning, role: 'play', tracing: false, function: 'hello' }],
  activities: [{ name: 'grade-homework', owner: learning }],
  secrets: [{ name: 'workshop/db', owner: learning, description: 'Database of the workshop' }],
  parameters: [
    { name: '/workshop/db-password', owner: learning, kind: 'String', value: 'sample-plain-pw' },
    { name: '/workshop/token', owner: learning, kind: 'SecureString', value: 'sample-secure-token' },
  ],
  documents: [{ name: 'workshop-setup', owner: learning, public: true }],
  userPools: [{ name: 'workshop', owner: learning, mfa: 'OFF', passwordLength: 6 }],
  identityPools: [{ name: 'workshop', owner: learning, unauthenticated: true }],
  certificates: [{ domain: 'api.sandbox.acme.example', owner: learning }],
  ipSets: [
    { name: 'training-rooms', scope: 'REGIONAL', owner: learning, addresses: ['198.51.100.0/24'] },
    { name: 'training-rooms-edge', scope: 'CLOUDFRONT', owner: learning, addresses: ['198.51.100.0/24'] },
  ],
  ruleGroups: [
    { name: 'no-admin', scope: 'REGIONAL', owner: learning, blocks: '/admin' },
    { name: 'no-admin-edge', scope: 'CLOUDFRONT', owner: learning, blocks: '/admin' },
  ],
  webAcls: [
    { name: 'workshop', scope: 'REGIONAL', owner: learning, logging: false, ruleGroup: 'no-admin' },
    { name: 'workshop-edge', scope: 'CLOUDFRONT', owner: learning, logging: false, ruleGroup: 'no-admin-edge' },
  ],
  restApis: [
    {
      name: 'todo',
      owner: learning,
      endpoint: 'REGIONAL',
      stage: 'test',
      authorization: 'NONE',
      logging: false,
      webAcl: 'workshop',
    },
  ],
  httpApis: [{ name: 'hello', owner: learning, protocol: 'HTTP', stage: '$default', corsOrigins: ['*'] }],
  apiDomains: [{ domain: 'api.sandbox.acme.example', owner: learning, tls: 'TLS_1_0' }],
  graphQlApis: [{ name: 'todo', owner: learning, authorization: 'API_KEY' }],
  logGroups: [{ name: '/aws/lambda/hello', owner: learning, counts: { Errors: 'ERROR' } }],
  alarms: [{ name: 'hello-errors', metric: 'Errors', namespace: 'Acme/Security', threshold: 1 }],
  backups: [{ name: 'workshop', owner: learning, keepDays: 7, locked: false }],
  stacks: [{ name: 'workshop', owner: learning, description: 'What the workshop needs', protected: false }],
  stackSets: ['workshop-everywhere'],
  buildProjects: [
    {
      name: 'hello',
      owner: learning,
      role: 'builds',
      repository: 'acme/hello',
      environment: { NPM_TOKEN: 'sample-npm-token' },
      privileged: true,
    },
  ],
  pipelines: [
    {
      name: 'hello',
      owner: learning,
      role: 'pipelines',
      bucket: 'acme-sandbox-tmp',
      repository: 'acme/hello',
      project: 'hello',
    },
  ],
};
