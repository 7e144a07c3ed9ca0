/** A process that scans once and says how that went. Arguments: the inventory, the round. */
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { clockOf, scanRound } from './killedWorld.ts';

const [file = '', round = '0'] = process.argv.slice(2);
const store = await openStore({ file, clock: clockOf(Number(round), 0) });
const summary = await scanRound(store, Number(round), 0);
process.stdout.write(JSON.stringify({ problem: summary?.problem, hint: summary?.hint, cells: summary?.cells }));
