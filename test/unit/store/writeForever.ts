/** A process that scans into the inventory until it is killed. Arguments: the file, the account, how many resources a cell has. */
import { openStore } from '../../../server/src/adapters/store/store.ts';
import type { ScanRow } from '../../../server/src/core/ports.ts';
import { observed } from '../../support/observed.ts';

const [file = '', accountId = '', size = '50', rounds = '1000000'] = process.argv.slice(2);
const clock = { now: () => Date.now(), delay: () => Promise.resolve(), after: () => () => undefined };
const store = await openStore({ file, clock });
const scan: ScanRow = {
  id: `scan of ${process.pid}`,
  accountId,
  kind: 'user',
  whole: true,
  status: 'running',
  startedAt: Date.now(),
  finishedAt: null,
};
await store.beginScan(scan);
process.stdout.write('writing\n');

for (let round = 0; round < Number(rounds); round += 1) {
  const observedAt = Date.now();
  const resources = Array.from({ length: Number(size) }, (_, index) =>
    observed({
      accountId,
      resourceId: `arn:aws:s3:::b${index}`,
      tags: { round: `${round}` },
      observedAt,
      attributes: { round },
    }),
  );
  await store.writeResources(scan.id, resources, []);
  const cell = { accountId, region: 'us-east-1', type: 'AWS.S3.Bucket' } as const;
  const outcome = { kind: 'ok', count: resources.length, incomplete: 0 } as const;
  await store.finishCell(scan.id, cell, outcome, { startedAt: observedAt, finishedAt: Date.now() });
}
await store.finishScan(scan.id, 'done', Date.now());
await store.close();
