import type { AccountBlueprint, Ownership } from '../blueprint.ts';
import { sandbox } from './ids.ts';

const learning: Ownership = { team: 'everyone', env: 'test', costCentre: 'CC-9000', dataClass: 'public' };
const lambda = 'lambda.amazonaws.com';
const logging = ['service-role/AWSLambdaBasicExecutionRole'];

export const sandboxBlueprint: AccountBlueprint = {
  account: sandbox,
  identities: {
    passwordPolicy: 'none',
    rootMfa: false,
    policies: [{ name: 'play', description: 'Anything in the sandbox', actions: ['*'], resource: '*' }],
    groups: [{ name: 'everyone', managed: ['AdministratorAccess'] }],
    users: [
      { name: 'workshop', groups: ['everyone'], owner: learning, console: true, accessKeys: 2 },
      { name: 'ines.moreau', groups: ['everyone'], owner: learning, console: true, accessKeys: 1 },
      { name: 'intern', groups: ['everyone'], owner: learning, console: true },
    ],
    roles: [
      { name: 'lambda-execution', description: 'Runs functions', trusts: lambda, owner: learning, managed: logging },
      {
        name: 'play',
        description: 'Everything',
        trusts: 'ec2.amazonaws.com',
        owner: learning,
        managed: ['AdministratorAccess'],
      },
    ],
  },
  buckets: [
    { name: 'acme-sandbox-demo', region: 'us-east-1', owner: learning, policy: 'publicRead', publicAccess: 'open' },
    { name: 'acme-sandbox-tmp', region: 'us-east-1', owner: learning, expireAfterDays: 7 },
    { name: 'acme-sandbox-west', region: 'us-west-2', owner: learning },
  ],
  trails: [
    {
      name: 'sandbox-trail',
      region: 'us-east-1',
      bucket: 'acme-sandbox-tmp',
      multiRegion: false,
      logging: false,
      owner: learning,
    },
  ],
  regions: [
    {
      region: 'us-east-1',
      keys: [{ alias: 'try-out', description: 'Made in a workshop', rotation: false, owner: learning }],
      networks: [
        {
          name: 'sandbox',
          cidr: '10.90.0.0/16',
          owner: learning,
          acls: [],
          securityGroups: [
            { name: 'open-to-all', description: 'Do not use', ingress: [{ port: 22, from: '0.0.0.0/0' }] },
          ],
        },
      ],
      images: [{ name: 'workshop', description: 'For workshops', owner: learning, shared: true }],
      instances: [
        {
          name: 'workshop',
          type: 't3.micro',
          count: 2,
          image: 'workshop',
          network: 'sandbox',
          securityGroup: 'open-to-all',
          owner: learning,
          userData: '#!/bin/sh\nexport AWS_SECRET_ACCESS_KEY=sample/not/a/real/key\n',
        },
      ],
      volumes: [{ name: 'forgotten', sizeGiB: 8, encrypted: false, owner: learning, snapshots: 1 }],
      functions: [
        { name: 'hello', runtime: 'nodejs22.x', owner: learning, environment: { API_TOKEN: 'sample-token-42' } },
        { name: 'hello-public', runtime: 'python3.13', owner: learning, invokedBy: '*' },
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
        },
      ],
    },
    {
      region: 'us-west-2',
      keys: [],
      networks: [],
      images: [],
      instances: [],
      volumes: [{ name: 'leftover', sizeGiB: 16, encrypted: false, owner: learning }],
      functions: [{ name: 'hello-west', runtime: 'nodejs22.x', owner: learning }],
      tables: [{ name: 'todo-west', key: 'id', owner: learning }],
      databases: [],
    },
  ],
};
