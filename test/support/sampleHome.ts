import path from 'node:path';
import { openAccountsFile } from '../../server/src/adapters/accountsFile/accountsFile.ts';
import { systemClock } from '../../server/src/adapters/clock/clock.ts';
import { openStore } from '../../server/src/adapters/store/store.ts';
import type { Account } from '../../server/src/core/accounts/account.ts';
import type { ObservedResource } from '../../server/src/core/inventory/resource.ts';
import { sampleAccounts, sampleBuckets, sampleMaster } from './sampleData.ts';

/** Fills a home folder of the product with two accounts, scanned a moment ago: what tests that need no AWS look at. */
export async function makeSampleHome(home: string): Promise<void> {
  const accountsFile = openAccountsFile(path.join(home, 'accounts.yaml'), systemClock);
  const store = await openStore({ file: path.join(home, 'inventory.db'), clock: systemClock });
  try {
    await accountsFile.update(() => ({ kind: 'setMaster', master: sampleMaster }));
    for (const account of sampleAccounts) {
      await accountsFile.update(() => ({ kind: 'put', account }));
      await fillInventory(store, account);
    }
  } finally {
    await store.close();
  }
}

async function fillInventory(store: Awaited<ReturnType<typeof openStore>>, { id }: Account): Promise<void> {
  const now = systemClock.now();
  const scanId = `scan-${id}`;
  const times = { startedAt: now, finishedAt: now };
  const buckets = sampleBuckets.filter(({ accountId }) => accountId === id);
  await store.beginScan({
    id: scanId,
    accountId: id,
    kind: 'baseline',
    whole: true,
    status: 'running',
    startedAt: now,
    finishedAt: null,
  });
  await store.writeResources(
    scanId,
    buckets.map((bucket): ObservedResource => ({ ...bucket, observedAt: now })),
    [],
  );
  const ok = { kind: 'ok', count: buckets.length, incomplete: 0 } as const;
  await store.finishCell(scanId, { accountId: id, region: 'global', type: 'AWS.S3.Bucket' }, ok, times);
  const denied = { kind: 'denied', call: 'kms:ListKeys', code: 'AccessDenied', message: 'not allowed' } as const;
  await store.finishCell(scanId, { accountId: id, region: 'eu-west-1', type: 'AWS.KMS.Key' }, denied, times);
  await store.finishScan(scanId, 'done', now);
}
