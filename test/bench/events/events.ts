import type { Bench } from '../bench.ts';
import { burst } from './burst.ts';
import { intake } from './intake.ts';
import { sustained } from './sustained.ts';

export const events: Bench = {
  name: 'events',
  about: 'Events from the queue into the inventory, and what they touched described',
  cases: [intake, burst, sustained],
};
