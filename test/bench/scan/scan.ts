import type { Bench } from '../bench.ts';
import { empty } from './cases/empty.ts';
import { faults } from './cases/faults.ts';
import { fleet } from './cases/fleet.ts';
import { hover } from './cases/hover.ts';
import { inventory } from './cases/inventory.ts';
import { large } from './cases/large.ts';
import { start } from './cases/start.ts';

export const scan: Bench = {
  name: 'scan',
  about: 'Reading AWS into the inventory, and the inventory itself',
  cases: [empty, large, fleet, faults, inventory, hover, start],
};
