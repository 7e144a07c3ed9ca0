import type { AccountBlueprint } from '../../blueprint/account.ts';
import { payments } from '../ids.ts';
import { buckets, trails } from './buckets.ts';
import { distributions, zones } from './edge.ts';
import { euWest1 } from './euWest1.ts';
import { identities } from './identities.ts';
import { usEast1 } from './usEast1/region.ts';
import { usWest2 } from './usWest2.ts';

export const paymentsBlueprint: AccountBlueprint = {
  account: payments,
  identities,
  buckets,
  trails,
  zones,
  distributions,
  regions: [usEast1, usWest2, euWest1],
};
