import type { Bench } from '../bench.ts';
import { burst } from './burst.ts';
import { intake } from './intake.ts';

export const events: Bench = {
  name: 'events',
  about: 'Events from the queue into the inventory, and what they touched described',
  cases: [intake, burst],
};
