/** The entry of the process that reads the inventory for a query: a watching thread, and one that reads. */
import { isMainThread } from 'node:worker_threads';
import { readInventory } from './adapters/query/child/read.ts';
import { watchReader } from './adapters/query/child/watch.ts';

if (isMainThread) await watchReader(new URL(import.meta.url));
else await readInventory();
