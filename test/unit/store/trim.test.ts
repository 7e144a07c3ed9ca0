import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import type { TrimLimits, TrimMark } from '../../../server/src/core/history/historyStore.ts';
import type { Change } from '../../../server/src/core/inventory/change.ts';
import { observed } from '../../support/observed.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { scanRow, useInventory } from './openInventory.ts';

const day = 86_400_000;
const key = observed();

describe('trimming the history', () => {
  const { store, clock, file } = useInventory();
  const none: TrimLimits = { before: null, changesPerResource: null, bytes: null };

  async function trim(limits: Partial<TrimLimits>): Promise<{ readonly removed: number; readonly steps: number }> {
    let removed = 0;
    let steps = 0;
    for (let mark: TrimMark | null | undefined; mark !== null; steps++) {
      const step = await store().trim({ ...none, ...limits }, mark ?? null);
      removed += step.removed;
      mark = step.next;
    }
    return { removed, steps };
  }

  const bucket = (name: string, replace: Parameters<typeof observed>[0] = {}) =>
    observed({ resourceId: `arn:aws:s3:::${name}`, name, ...replace });

  /** One version a day of one resource. */
  async function writeDaily(versions: readonly number[], resource = key): Promise<void> {
    for (const version of versions) {
      await store().writeResources(null, [{ ...resource, attributes: { version }, observedAt: clock.now() }], []);
      await clock.advance(day);
    }
  }

  const history = (of = key) => store().history(of, { before: null, limit: 5000 });
  const kinds = async (of = key) => (await history(of)).map(({ kind }) => kind);
  const versionAt = async (at: number, of = key) => {
    const found = await store().versionAt(of, at);
    assert.ok(found);
    const past = await store().past(of, found.version, []);
    return past?.document?.attributes['version'] ?? past?.state;
  };

  it('forgets what is older than asked, and can still tell all that was since', async () => {
    const started = clock.now();
    await writeDaily([0, 1, 2, 3, 4, 5]);
    assert.equal((await trim({ before: started + 2.5 * day })).removed, 3);
    assert.deepEqual(await kinds(), ['modified', 'modified', 'modified']);
    const days = [-1, 0, 1.5, 2, 2.5, 3, 4, 9].map((at) => versionAt(started + at * day));
    assert.deepEqual(await Promise.all(days), ['forgotten', 'forgotten', 'forgotten', 2, 2, 3, 4, 5]);
    assert.equal((await store().get(key))?.firstSeenAt, started);
    assert.equal((await trim({ before: started + 2.5 * day })).removed, 0);
  });

  it('keeps the resource itself when all of its history is old', async () => {
    await writeDaily([0, 1]);
    await trim({ before: clock.now() + day });
    assert.deepEqual(await kinds(), []);
    assert.equal((await store().get(key))?.attributes['version'], 1);
    assert.equal(await versionAt(clock.now()), 1);
    await writeDaily([2]);
    assert.equal(await versionAt(clock.now() - 1.5 * day), 1);
    assert.equal(await versionAt(clock.now()), 2);
  });

  it('forgets resources that are gone for so long, and no others', async () => {
    await writeDaily([0, 1], bucket('old'));
    await store().retire(bucket('old'), clock.now(), null);
    await clock.advance(10 * day);
    await writeDaily([0], bucket('lately'));
    await store().retire(bucket('lately'), clock.now(), null);
    await trim({ before: clock.now() - 5 * day });
    assert.equal(await store().find(bucket('old')), null);
    assert.deepEqual(await history(bucket('old')), []);
    assert.equal((await store().find(bucket('lately')))?.attributes['version'], 0);
    assert.deepEqual(await kinds(bucket('lately')), ['deleted', 'created']);
  });

  it('keeps the newest changes of a resource that changes all the time, and when it came and went', async () => {
    const started = clock.now();
    await writeDaily([0, 1, 2]);
    await store().retire(key, clock.now(), null);
    await writeDaily([3, 4, 5, 6, 7]);
    await writeDaily([0, 1], bucket('quiet'));
    assert.equal((await trim({ changesPerResource: 3 })).removed, 3);
    assert.deepEqual(await kinds(), ['modified', 'modified', 'modified', 'created', 'deleted', 'created']);
    assert.equal((await history()).at(-1)?.at, started);
    assert.deepEqual(
      (await history()).slice(3).map(({ diff }) => diff),
      [null, null, null],
    );
    const days = [-1, 0.5, 3.5, 4.5, 5, 6, 7].map((at) => versionAt(started + at * day));
    assert.deepEqual(await Promise.all(days), ['absent', 'forgotten', 'forgotten', 4, 5, 6, 7]);
    assert.deepEqual(await kinds(bucket('quiet')), ['modified', 'created']);
    assert.equal((await trim({ changesPerResource: 3 })).removed, 0);
  });

  it('says that a resource was not there between two lives of which it forgot the rest', async () => {
    const started = clock.now();
    await writeDaily([0, 1]);
    await store().retire(key, clock.now(), null);
    await clock.advance(day);
    await writeDaily([2, 3, 4]);
    await trim({ changesPerResource: 1 });
    assert.equal(await versionAt(started + 2.5 * day), 'absent');
    assert.equal(await versionAt(started + 3.5 * day), 'forgotten');
    assert.equal(await versionAt(started + 4.5 * day), 3);
  });

  it('takes many steps where there is much to forget, each a short one', async () => {
    for (let version = 0; version < 1300; version++) {
      await store().writeResources(null, [observed({ attributes: { version }, observedAt: version })], []);
    }
    const { removed, steps } = await trim({ changesPerResource: 10 });
    assert.equal(removed, 1289);
    assert.ok(steps >= 8, `${steps}`);
    assert.equal((await history()).length, 11);
  });

  it('forgets the oldest of all where there is more than there may be, and stops there', async () => {
    const text = 'x'.repeat(2000);
    for (let version = 0; version < 40; version++) {
      const attributes = { text: `${text}${version}` };
      await store().writeResources(null, [bucket(`b${version % 4}`, { attributes, observedAt: version })], []);
      await clock.advance(1000);
    }
    const changes = (): Promise<readonly (readonly Change[])[]> =>
      Promise.all([0, 1, 2, 3].map((name) => history(bucket(`b${name}`))));
    const before = (await changes()).flat().length;
    await trim({ bytes: 10_000_000 });
    assert.equal((await changes()).flat().length, before);
    await trim({ bytes: 80_000 });
    const left = (await changes()).flat();
    assert.ok(left.length > 12 && left.length < before - 12, `${left.length} of ${before}`);
    const oldest = Math.min(...left.filter(({ kind }) => kind === 'modified').map(({ at }) => at));
    assert.ok(left.every(({ kind, at }) => kind === 'created' || at >= oldest));
    assert.equal(left.filter(({ at }) => at > oldest).length, (clock.now() - oldest) / 1000 - 1);
    await trim({ bytes: 1 });
    assert.deepEqual(
      (await changes()).map((of) => of.map(({ kind }) => kind)),
      Array.from({ length: 4 }, () => ['created']),
    );
    assert.equal(await store().count({}), 4);
  });

  it('forgets what is gone, the oldest first, where there is more than there may be', async () => {
    const attributes = { text: 'x'.repeat(20_000) };
    const names = Array.from({ length: 30 }, (_, index) => `b${index}`);
    for (const name of names) {
      await store().writeResources(null, [bucket(name, { attributes, observedAt: clock.now() })], []);
      await clock.advance(1000);
      if (name !== 'b3') await store().retire(bucket(name), clock.now(), null);
      await clock.advance(1000);
    }
    await store().writeResources(null, [bucket('b5', { attributes, observedAt: clock.now() })], []);
    const { steps } = await trim({ bytes: 300_000 });
    assert.ok(steps < 30, `${steps}`);
    const kept = (await Promise.all(names.map((name) => history(bucket(name))))).map(({ length }) => length > 0);
    const first = kept.findIndex((is, index) => is && index > 5);
    assert.ok(first > 12 && first < 20, `${first}`);
    assert.deepEqual(
      kept.map((is, index) => is === (index >= first || index === 3 || index === 5)),
      names.map(() => true),
    );
    assert.equal(await store().count({}), 2, 'what is there stays');
    await trim({ bytes: 1 });
    assert.equal(await store().count({}), 2);
    assert.deepEqual(await kinds(bucket('b5')), ['created', 'deleted', 'created']);
    assert.deepEqual(await kinds(bucket('b29')), []);
  });

  it('forgets scans that a newer whole one came after', async () => {
    const scan = async (id: string, startedAt: number) => {
      await store().beginScan(scanRow({ id, startedAt }));
      await store().finishScan(id, 'done', startedAt);
    };
    await scan('first', 1_000);
    await scan('second', 2_000);
    const { removed } = await trim({ before: 9_000 });
    assert.equal(removed, 1);
    assert.equal((await store().lastScan(testAccount))?.id, 'second');
  });

  it('is no news for a view, and is remembered', async () => {
    await writeDaily([0, 1, 2]);
    const version = await store().version();
    assert.equal(await store().trimmedAt(), null);
    await trim({ before: clock.now() });
    assert.equal(await store().version(), version);
    assert.equal(await store().trimmedAt(), clock.now());
  });

  it('gives the room back to the disk', async () => {
    const many = Array.from({ length: 300 }, (_, index) => index);
    for (const version of [0, 1, 2]) {
      const attributes = { text: `${version}`.repeat(60_000) };
      await store().writeResources(
        null,
        many.map((index) => bucket(`b${index}`, { attributes, observedAt: version })),
        [],
      );
    }
    const size = statSync(file()).size;
    await store().forgetAccount(testAccount);
    await trim({});
    assert.ok(statSync(file()).size < size / 2, `${statSync(file()).size} of ${size}`);
  });
});
