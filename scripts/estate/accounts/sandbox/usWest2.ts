import type { RegionBlueprint } from '../../blueprint/account.ts';
import { learning } from './owner.ts';

export const usWest2: RegionBlueprint = {
  region: 'us-west-2',
  volumes: [{ name: 'leftover', sizeGiB: 16, encrypted: false, owner: learning }],
  functions: [{ name: 'hello-west', runtime: 'nodejs22.x', owner: learning }],
  tables: [{ name: 'todo-west', key: 'id', owner: learning }],
  queues: [{ name: 'west-test', owner: learning, encrypted: true }],
};
