import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

const writer = fileURLToPath(new URL('./writeForever.ts', import.meta.url));

function startWriter(file: string, accountId: string, ...rest: string[]): ChildProcess {
  return spawn(process.execPath, [writer, file, accountId, ...rest], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The child has begun to write. */
async function writing(child: ChildProcess): Promise<void> {
  assert.ok(child.stdout);
  await once(child.stdout, 'data');
}

describe('an inventory and several processes', function () {
  this.timeout(30_000);
  const folder = useTempFolder();

  it('is whole after a process was killed in the middle of its writes', async () => {
    const file = join(folder(), 'inventory.db');
    const child = startWriter(file, '111111111111', '50');
    await writing(child);
    const store = await openStore({ file, clock: hastyClock(Date.now()) });
    // Some rounds are written: the version has grown.
    while ((await store.version()) < 20) await new Promise((resolve) => setImmediate(resolve));
    child.kill('SIGKILL');
    await once(child, 'exit');

    const db = new DatabaseSync(file, { readOnly: true });
    assert.equal(db.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok');
    db.close();
    const rounds = (await store.list({}, { offset: 0, limit: 100 })).map(({ attributes }) => attributes['round']);
    assert.equal(rounds.length, 50);
    assert.equal(new Set(rounds).size, 1, 'a chunk is written all or not at all');

    assert.equal((await store.lastScan('111111111111'))?.status, 'running');
    await store.recover(Date.now());
    assert.equal((await store.lastScan('111111111111'))?.status, 'interrupted');
    await store.close();
  });

  it('finds words right while one process writes, another indexes, and both are killed', async () => {
    const file = join(folder(), 'inventory.db');
    const children = [startWriter(file, '111111111111', '50'), startWriter(file, '222222222222', '50')];
    await Promise.all(children.map(writing));
    const store = await openStore({ file, clock: hastyClock(Date.now()) });
    while ((await store.count({})) < 100 || (await store.version()) < 40) {
      await store.indexText(7);
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map((child) => once(child, 'exit')));

    const rounds = new Set((await store.list({}, { offset: 0, limit: 100 })).map(({ tags }) => tags?.['round']));
    for (const done of [false, true]) {
      assert.equal(await store.count({ text: 'b1' }), 2 * 11);
      for (const round of rounds) assert.equal((await store.count({ text: `round=${round}` })) % 50, 0);
      if (!done) while (await store.indexText(1_000));
    }
    assert.equal(await store.count({ text: 'round=' }), 100);
    await store.close();
    const db = new DatabaseSync(file);
    db.exec(`INSERT INTO search_grams (search_grams) VALUES ('integrity-check')`);
    db.close();
  });

  it('takes the writes of two processes that open a new file at once', async () => {
    const file = join(folder(), 'new', 'inventory.db');
    const children = [startWriter(file, '111111111111', '20', '20'), startWriter(file, '222222222222', '20', '20')];
    const codes = await Promise.all(children.map((child) => once(child, 'exit')));
    assert.deepEqual(codes, [
      [0, null],
      [0, null],
    ]);
    const store = await openStore({ file, clock: hastyClock() });
    assert.deepEqual(await store.countBy('accountId', {}), [
      { value: '111111111111', count: 20 },
      { value: '222222222222', count: 20 },
    ]);
    // The same history as if each had been alone.
    const key = {
      accountId: '222222222222',
      region: 'us-east-1',
      type: 'AWS.S3.Bucket',
      resourceId: 'arn:aws:s3:::b0',
    };
    assert.equal((await store.history({ ...key, type: 'AWS.S3.Bucket' }, { before: null, limit: 100 })).length, 20);
    await store.close();
  });
});
