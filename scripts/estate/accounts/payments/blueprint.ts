import type { AccountBlueprint } from '../../blueprint.ts';
import { payments } from '../ids.ts';
import { buckets, trails } from './buckets.ts';
import { euWest1 } from './euWest1.ts';
import { identities } from './identities.ts';
import { usEast1 } from './usEast1.ts';
import { usWest2 } from './usWest2.ts';

export const paymentsBlueprint: AccountBlueprint = {
  account: payments,
  identities,
  buckets,
  trails,
  regions: [usEast1, usWest2, euWest1],
};
