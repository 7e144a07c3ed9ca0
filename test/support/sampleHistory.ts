import path from 'node:path';
import { openStore } from '../../server/src/adapters/store/store.ts';
import type { Cause } from '../../server/src/core/inventory/change.ts';
import type { ObservedResource } from '../../server/src/core/inventory/resource.ts';
import { sampleAccounts, sampleBuckets } from './sampleData.ts';

export const hour = 3_600_000;

export const policyCause: Cause = {
  actor: 'deploy-bot',
  sourceIp: '203.0.113.7',
  eventName: 'PutBucketVersioning',
  eventId: 'e-1',
  at: 0,
};

const [invoices, receipts, scratch] = sampleBuckets as readonly [ObservedResource, ObservedResource, ObservedResource];

/**
 * A home of two accounts, scanned a moment ago, with a history before that (hours before `now`):
 * 72 all three buckets are found · 50 invoices loses its versioning, by deploy-bot · 30 receipts gets another tag ·
 * 20 an old bucket is found · 10 and is gone · 2 invoices gets its versioning back, found by the last whole scan.
 */
export async function makeSampleHistory(home: string, now: number): Promise<void> {
  let time = now;
  const clock = { now: () => time, delay: () => Promise.resolve(), after: () => () => undefined };
  const store = await openStore({ file: path.join(home, 'inventory.db'), clock });
  const at = (hours: number) => {
    time = now - hours * hour;
    return time;
  };
  const write = (resource: ObservedResource, cause: Cause | null = null) =>
    store.writeResources(null, [{ ...resource, notRead: [], observedAt: time }], [], cause);
  try {
    at(72);
    for (const bucket of [invoices, receipts, scratch]) await write(bucket);
    at(50);
    await write({ ...invoices, attributes: { ...invoices.attributes, Versioning: 'Suspended' } }, policyCause);
    at(30);
    await write({ ...receipts, tags: { team: 'billing' } });
    const old = { ...receipts, name: 'old', resourceId: 'arn:aws:s3:::old', arn: 'arn:aws:s3:::old' };
    at(20);
    await write(old);
    at(10);
    await store.retire(old, time, null);
    const startedAt = at(2);
    for (const { id } of sampleAccounts) {
      const scan = { id: `whole-${id}`, accountId: id, kind: 'daily', whole: true, status: 'running' } as const;
      await store.beginScan({ ...scan, startedAt, finishedAt: null });
    }
    await write(invoices);
    for (const { id } of sampleAccounts) await store.finishScan(`whole-${id}`, 'done', time + 1000);
  } finally {
    await store.close();
  }
}
