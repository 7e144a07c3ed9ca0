/** A process that scans until it is killed. Arguments: the inventory, the round. Writes a byte for each answer that it gets. */
import { writeSync } from 'node:fs';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { clockOf, scanRound } from './killedWorld.ts';

const [file = '', round = '0'] = process.argv.slice(2);
for (let part = 0; ; part = 1) {
  const store = await openStore({ file, clock: clockOf(Number(round), part) });
  await scanRound(store, Number(round), part, () => writeSync(1, '.'));
  await store.close();
}
