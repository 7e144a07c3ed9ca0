import type { RegionBlueprint } from '../../../blueprint/account.ts';
import { analytics } from './analytics.ts';
import { compute } from './compute.ts';
import { containers } from './containers.ts';
import { data } from './data.ts';
import { edge } from './edge.ts';
import { messaging } from './messaging.ts';
import { network } from './network.ts';
import { operations } from './operations.ts';
import { security } from './security.ts';

export const usEast1: RegionBlueprint = {
  region: 'us-east-1',
  ...analytics,
  ...compute,
  ...containers,
  ...data,
  ...edge,
  ...messaging,
  ...network,
  ...operations,
  ...security,
};
