import type { AccountBlueprint } from '../../blueprint/account.ts';
import { securityDev } from '../ids.ts';
import { euWest1 } from './euWest1.ts';
import { identities } from './identities.ts';
import { detection, tooling } from './owners.ts';
import { usEast1 } from './usEast1.ts';

export const securityDevBlueprint: AccountBlueprint = {
  account: securityDev,
  identities,
  blocksPublicBuckets: true,
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
