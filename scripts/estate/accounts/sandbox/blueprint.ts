import type { AccountBlueprint } from '../../blueprint/account.ts';
import { sandbox } from '../ids.ts';
import { identities } from './identities.ts';
import { learning } from './owner.ts';
import { usEast1 } from './usEast1.ts';
import { usWest2 } from './usWest2.ts';

/** Where people try things out, so that there is one of nearly everything, and little of it is safe. */
export const sandboxBlueprint: AccountBlueprint = {
  account: sandbox,
  identities,
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
  zones: [
    {
      name: 'sandbox.acme.example',
      owner: learning,
      records: [
        { name: 'workshop', type: 'A', values: ['203.0.113.10'] },
        { name: 'old-demo', type: 'CNAME', values: ['acme-deleted-demo.s3-website-us-east-1.amazonaws.com'] },
      ],
    },
  ],
  distributions: [
    {
      domain: 'demo.sandbox.acme.example',
      owner: learning,
      bucket: 'acme-sandbox-demo',
      accessControl: true,
      httpsOnly: false,
      webAcl: 'workshop-edge',
    },
  ],
  regions: [usEast1, usWest2],
};
