import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { isPending, type StoredResource } from '../../../server/src/core/inventory/resource.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { useTempFolder } from '../../support/tempFolder.ts';
import { clockOf, regions, scanRound, thingsOf } from './killedWorld.ts';

const scanner = fileURLToPath(new URL('./killedScan.ts', import.meta.url));
const limited = fileURLToPath(new URL('./limitedScan.ts', import.meta.url));
const rounds = 25;

/** The same numbers on each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** Kills a scan with no warning, once it has got so many answers. */
async function killAfter(file: string, round: number, answers: number): Promise<void> {
  const child = spawn(process.execPath, [scanner, file, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let got = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    got += bytes.length;
    if (got >= answers) child.kill('SIGKILL');
  });
  const [code, signal] = await once(child, 'exit');
  assert.deepEqual([code, signal], [null, 'SIGKILL']);
}

interface Ended {
  readonly problem?: string | null;
  readonly hint?: string | null;
  readonly cells?: { readonly ok: number };
}

/** Scans in a process whose files may have so many kilobytes each, and then fail as on a full disk. */
async function scanInFiles(file: string, round: number, kilobytes: number): Promise<Ended> {
  const script = `ulimit -f ${kilobytes * 2}; exec "$0" "$@"`;
  const child = spawn('sh', ['-c', script, process.execPath, limited, file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(said) as Ended;
}

function assertIntact(file: string): void {
  const db = new DatabaseSync(file);
  try {
    assert.equal(db.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok');
  } finally {
    db.close();
  }
}

const everything = (store: Store) => store.list({}, { offset: 0, limit: 10_000 });

/** What holds of each row whenever the process ends. */
async function assertSound(store: Store, round: number): Promise<void> {
  for (const resource of await everything(store)) {
    const kinds = (await store.history(resource, { before: null, limit: 1_000 })).map(({ kind }) => kind).reverse();
    assert.equal(kinds[0], 'created', resource.resourceId);
    assert.equal(kinds.filter((kind) => kind === 'created').length, 1, resource.resourceId);
    assert.equal(kinds.includes('deleted'), false, resource.resourceId);
    if (resource.type === 'AWS.Things.Thing') assertKnown(resource, round);
  }
  const scan = await store.lastScan(testAccount);
  const cells = await store.cells({});
  for (const { outcome, scanId } of cells) {
    if (scanId === scan?.id) assert.equal(outcome.kind, 'ok', 'a cell that was not finished says nothing');
  }
}

/** Read whole, or honest about it. */
function assertKnown(resource: StoredResource, round: number): void {
  const { attributes, notRead, name } = resource;
  if (isPending(resource)) {
    assert.deepEqual([attributes, notRead.map(({ call }) => call)], [{}, ['things:GetThing']]);
    return;
  }
  const expected = name?.startsWith('changes') ? [round, round - 1] : [0];
  assert.ok(expected.includes(Number(attributes['Round'])), `${name} ${JSON.stringify(attributes)}`);
}

describe('an inventory whose scan ends', function () {
  this.timeout(120_000);
  const folder = useTempFolder();

  for (const seed of [1, 2]) {
    it(`by being killed, at ${rounds} moments, is intact each time, and the next scan finishes the rest (${seed})`, async () => {
      const random = seeded(seed);
      const file = join(folder(), 'inventory.db');
      let sawPending = 0;
      for (let round = 1; round <= rounds; round += 1) {
        await killAfter(file, round, 1 + Math.floor(random() * 110));
        assertIntact(file);
        const store = await openStore({ file, clock: clockOf(round, 2) });
        await assertSound(store, round);
        sawPending += (await everything(store)).filter(isPending).length;
        const summary = await scanRound(store, round, 3);
        assert.deepEqual([summary?.problem, summary?.cells.ok, summary?.incomplete], [null, 6, 0]);
        await assertFinished(store, round);
        await store.close();
      }
      assert.ok(sawPending > 0, 'some were killed between a list and its details');
    });
  }

  it('for want of room on the disk is intact, says so, and is finished once there is room', async function () {
    // There is no such limit on Windows.
    if (process.platform === 'win32') this.skip();
    const file = join(folder(), 'inventory.db');
    const before = await openStore({ file, clock: clockOf(1, 0) });
    await scanRound(before, 1, 0);
    await before.close();

    const { problem, hint, cells } = await scanInFiles(file, 2, 400);
    assert.match(problem ?? '', /disk did not take|no space left/);
    assert.match(hint ?? '', /scan again/);
    assert.ok(cells !== undefined && cells.ok < 6);
    assertIntact(file);
    const store = await openStore({ file, clock: clockOf(2, 2) });
    await assertSound(store, 2);
    await scanRound(store, 2, 3);
    await assertFinished(store, 2);
    await store.close();
  });

  async function assertFinished(store: Store, round: number): Promise<void> {
    const resources = await everything(store);
    assert.equal(resources.length, regions.length * 2 * thingsOf(round).length);
    for (const resource of resources) {
      assert.deepEqual(resource.notRead, [], resource.resourceId);
      const kinds = (await store.history(resource, { before: null, limit: 1_000 })).map(({ kind }) => kind);
      const changed = resource.type === 'AWS.Things.Thing' && resource.name?.startsWith('changes') === true;
      assert.equal(kinds.filter((kind) => kind === 'modified').length, changed ? round - 1 : 0, resource.resourceId);
    }
  }
});
