/** All that an inventory holds, to compare it with another. */
import path from 'node:path';
import { systemClock } from '../../../server/src/adapters/clock/clock.ts';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import type { StoredResource } from '../../../server/src/core/inventory/resource.ts';
import type { CellStatus } from '../../../server/src/core/scan/cell.ts';

export interface Snapshot {
  /** By account, region, type and id. */
  readonly resources: ReadonlyMap<string, StoredResource>;
  readonly cells: readonly CellStatus[];
}

const page = 2_000;

export async function snapshotOf(home: string): Promise<Snapshot> {
  const store = await openStore({ file: path.join(home, 'inventory.db'), clock: systemClock });
  try {
    const resources = new Map<string, StoredResource>();
    for (const accountId of await store.accountIds()) {
      for (let offset = 0; ; offset += page) {
        const found = await store.list({ accountIds: [accountId] }, { offset, limit: page });
        for (const resource of found) resources.set(keyOf(resource), resource);
        if (found.length < page) break;
      }
    }
    return { resources, cells: await store.cells({}) };
  } finally {
    await store.close();
  }
}

function keyOf({ accountId, region, type, resourceId }: StoredResource): string {
  return `${accountId} ${region} ${type} ${resourceId}`;
}
