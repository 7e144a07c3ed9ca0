import { join } from 'node:path';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import type { ScanRow, Store } from '../../../server/src/core/ports.ts';
import { type FakeClock, fakeClock } from '../../support/fakeClock.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

/** A real inventory in a folder of its own, for each test of the suite. */
export function useInventory(): {
  readonly store: () => Store;
  readonly file: () => string;
  readonly clock: FakeClock;
} {
  const folder = useTempFolder();
  const clock = fakeClock();
  const file = () => join(folder(), 'inventory.db');
  let store: Store;
  beforeEach(async () => {
    store = await openStore({ file: file(), clock });
  });
  afterEach(async () => {
    await store.close();
  });
  return { store: () => store, file, clock };
}

export function scanRow(replace: Partial<ScanRow> = {}): ScanRow {
  return {
    id: 'scan-1',
    accountId: testAccount,
    kind: 'user',
    whole: true,
    status: 'running',
    startedAt: 1_000,
    finishedAt: null,
    ...replace,
  };
}
