import assert from 'node:assert/strict';
import type { ObservedResource } from '../../../server/src/core/inventory/resource.ts';
import type { Cell, Outcome } from '../../../server/src/core/scan/cell.ts';
import { observed } from '../../support/observed.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { scanRow, useInventory } from './openInventory.ts';

const cell: Cell = { accountId: testAccount, region: 'us-east-1', type: 'AWS.S3.Bucket' };
const ok: Outcome = { kind: 'ok', count: 1, incomplete: 0 };
const denied: Outcome = { kind: 'denied', call: 's3:ListBuckets', code: 'AccessDenied', message: 'no' };

function bucket(name: string, replace: Partial<ObservedResource> = {}): ObservedResource {
  return observed({ resourceId: `arn:aws:s3:::${name}`, name, ...replace });
}

describe('resources in the inventory', () => {
  const { store, clock } = useInventory();

  beforeEach(async () => {
    await store().beginScan(scanRow());
  });

  const names = async () => (await store().list({}, { offset: 0, limit: 100 })).map(({ name }) => name);

  it('are read as they were written', async () => {
    const written = bucket('invoices', {
      id: 'i',
      tags: { 'a"b': "c'd", ключ: '值' },
      timeCreated: '2026-01-01T00:00:00.000Z',
      attributes: { Nested: { list: [1, null, 'x'] }, Zero: '\u0000' },
      notRead: [{ call: 'c', reason: 'denied', code: 'x', message: 'm' }],
    });
    const counts = await store().writeResources('scan-1', [written], []);
    assert.deepEqual(counts, { created: 1, modified: 0, unchanged: 0, stale: 0 });
    const read = await store().get(written);
    assert.ok(read);
    for (const [field, value] of Object.entries(written)) {
      assert.deepEqual(read[field as keyof ObservedResource], value, field);
    }
  });

  it('count as unchanged when seen again, and keep no history of it', async () => {
    await store().writeResources('scan-1', [bucket('a')], []);
    const counts = await store().writeResources('scan-1', [bucket('a', { observedAt: 2_000 })], []);
    assert.deepEqual(counts, { created: 0, modified: 0, unchanged: 1, stale: 0 });
    assert.deepEqual(
      (await store().history(bucket('a'), { before: null, limit: 100 })).map(({ kind }) => kind),
      ['created'],
    );
    assert.equal((await store().get(bucket('a')))?.observedAt, 2_000);
  });

  it('keep a history of changes, newest first, with the diff', async () => {
    await store().writeResources('scan-1', [bucket('a')], []);
    await store().writeResources('scan-1', [bucket('a', { tags: { team: 'ops' }, observedAt: 2_000 })], []);
    const changes = await store().history(bucket('a'), { before: null, limit: 100 });
    assert.deepEqual(
      changes.map(({ kind, diff, scanId }) => ({ kind, diff, scanId })),
      [
        { kind: 'modified', diff: { tags: { team: ['pay', 'ops'] } }, scanId: 'scan-1' },
        { kind: 'created', diff: null, scanId: 'scan-1' },
      ],
    );
  });

  it('that come twice in one page have their changes in order', async () => {
    const twice = [bucket('a'), bucket('b'), bucket('a', { tags: { team: 'ops' } }), bucket('b')];
    const counts = await store().writeResources('scan-1', twice, []);
    assert.deepEqual(counts, { created: 2, modified: 1, unchanged: 1, stale: 0 });
    const kinds = async (name: string) =>
      (await store().history(bucket(name), { before: null, limit: 100 })).map(({ kind }) => kind);
    assert.deepEqual([await kinds('a'), await kinds('b')], [['modified', 'created'], ['created']]);
    assert.deepEqual((await store().get(bucket('a')))?.tags, { team: 'ops' });
  });

  it('are found again among others, whatever their ids are made of', async () => {
    const page = ['plain', 'a"b\\c', 'ключ', '\u0000', '\ud800', 'x\u0000y'].map((name) => bucket(name, { name: 'n' }));
    await store().writeResources('scan-1', page, []);
    assert.deepEqual(await store().unknown(page), []);
    const again = page.map((one) => ({ ...one, observedAt: 2_000 }));
    const counts = await store().writeResources('scan-1', again, []);
    assert.deepEqual(counts, { created: 0, modified: 0, unchanged: page.length, stale: 0 });
  });

  it('of several places are written in one go', async () => {
    const places = [
      bucket('a'),
      bucket('a', { region: 'eu-west-1' }),
      bucket('a', { accountId: '999999999999' }),
      bucket('b', { region: 'eu-west-1' }),
      bucket('a', { type: 'AWS.KMS.Key' }),
    ];
    const counts = await store().writeResources('scan-1', places, []);
    assert.equal(counts.created, places.length);
    assert.deepEqual(await store().countBy('region', {}), [
      { value: 'eu-west-1', count: 2 },
      { value: 'us-east-1', count: 3 },
    ]);
    for (const place of places) assert.equal(await store().countHistory(place), 1);
    assert.equal((await store().byResourceId(bucket('a').resourceId)).length, 4);
  });

  it('are counted in each place, whatever becomes of them', async () => {
    const times = (at: number) => ({ startedAt: at, finishedAt: at + 1 });
    const seen = (observedAt: number, ...list: ObservedResource[]) => list.map((one) => ({ ...one, observedAt }));
    const pending = { call: 's3:GetBucketPolicy', reason: 'pending', code: '', message: '' } as const;
    const [a, b, c] = [bucket('a'), bucket('b'), bucket('c', { region: 'eu-west-1' })];
    const steps: readonly (() => Promise<unknown>)[] = [
      () => store().writeResources('scan-1', seen(1_000, a, b, c), []),
      () => store().writeResources('scan-1', seen(1_001, a, bucket('b', { tags: {} })), []),
      () => store().retire(a, 1_500, null),
      () => store().retire(a, 1_501, null),
      () => store().writeResources(null, seen(2_000, a), []),
      () => store().finishCell('scan-1', cell, ok, times(1_900)),
      () => store().finishCell('scan-1', { ...cell, region: 'global' }, ok, times(2_500)),
      () => store().announce('scan-1', seen(3_000, bucket('d', { notRead: [pending] }), b), []),
      () => store().withdraw('scan-1', seen(3_000, bucket('d', { notRead: [pending] }), b)),
      () => store().writeResources('scan-1', seen(3_100, a, b, c, a), []),
      () => store().forgetAccount(testAccount),
    ];
    const counted: number[] = [];
    for (const step of steps) {
      await step();
      const all = await store().list({}, { offset: 0, limit: 100 });
      const regions = Map.groupBy(all, ({ region }) => region);
      assert.deepEqual(
        await store().countBy('region', {}),
        [...regions]
          .map(([value, { length }]) => ({ value, count: length }))
          .sort((x, y) => (x.value < y.value ? -1 : 1)),
      );
      assert.equal(await store().count({}), all.length);
      counted.push(all.length);
    }
    assert.deepEqual(counted, [3, 3, 2, 2, 3, 2, 0, 1, 0, 3, 0]);
  });

  it('are not overwritten by an older observation', async () => {
    await store().writeResources(null, [bucket('a', { observedAt: 2_000 })], []);
    const counts = await store().writeResources(null, [bucket('a', { observedAt: 1_999, name: 'old' })], []);
    assert.equal(counts.stale, 1);
    assert.deepEqual(await names(), ['a']);
  });

  it('are retired by a cell that ended ok and did not list them', async () => {
    await store().writeResources('scan-1', [bucket('gone'), bucket('stays', { observedAt: 2_000 })], []);
    const retired = await store().finishCell('scan-1', cell, ok, { startedAt: 2_000, finishedAt: 2_500 });
    assert.equal(retired, 1);
    assert.deepEqual(await names(), ['stays']);
    assert.equal(await store().get(bucket('gone')), null);
    assert.deepEqual(
      (await store().history(bucket('gone'), { before: null, limit: 100 })).map(({ kind, at }) => [kind, at])[0],
      ['deleted', 2_500],
    );
  });

  for (const kind of ['denied', 'throttled', 'failed', 'unsupported', 'cancelled'] as const) {
    it(`are never retired by a cell that ended ${kind}`, async () => {
      await store().writeResources('scan-1', [bucket('stays')], []);
      const outcome: Outcome = kind === 'cancelled' ? { kind } : { ...denied, kind };
      const times = { startedAt: 9_000, finishedAt: 9_500 };
      assert.equal(await store().finishCell('scan-1', cell, outcome, times), 0);
      assert.deepEqual(await names(), ['stays']);
    });
  }

  it('are retired by their own cell only', async () => {
    const others = [
      bucket('other-region', { region: 'eu-west-1' }),
      bucket('other-account', { accountId: '222233334444' }),
      bucket('other-type', { type: 'AWS.KMS.Key' }),
    ];
    for (const other of others) await store().writeResources('scan-1', [other], []);
    assert.equal(await store().finishCell('scan-1', cell, ok, { startedAt: 9_000, finishedAt: 9_500 }), 0);
    assert.equal(await store().count({}), 3);
  });

  it('are retired by a global cell wherever they live', async () => {
    await store().writeResources('scan-1', [bucket('a', { region: 'eu-west-1' })], []);
    const global = { ...cell, region: 'global' };
    assert.equal(await store().finishCell('scan-1', global, ok, { startedAt: 9_000, finishedAt: 9_500 }), 1);
  });

  it('come back when a describe saw them after the list that did not', async () => {
    await store().writeResources('scan-1', [bucket('a')], []);
    await store().finishCell('scan-1', cell, ok, { startedAt: 2_000, finishedAt: 3_000 });
    const counts = await store().writeResources(null, [bucket('a', { observedAt: 2_500 })], []);
    assert.equal(counts.created, 1);
    assert.deepEqual(await names(), ['a']);
  });

  it('are retired one by one, unless they were seen later', async () => {
    await store().writeResources('scan-1', [bucket('a', { observedAt: 5_000 })], []);
    assert.equal(await store().retire(bucket('a'), 4_000, null), false);
    assert.equal(await store().retire(bucket('a'), 6_000, null), true);
    assert.equal(await store().retire(bucket('a'), 7_000, null), false);
    assert.equal((await store().history(bucket('a'), { before: null, limit: 100 }))[0]?.kind, 'deleted');
  });

  it('are written all or not at all', async () => {
    const broken: ObservedResource = {
      ...bucket('b'),
      get attributes(): ObservedResource['attributes'] {
        throw new Error('unreadable');
      },
    };
    await assert.rejects(store().writeResources(null, [bucket('a'), broken], []), /unreadable/);
    assert.equal(await store().count({}), 0);
  });

  it('whose time has not come yet are overwritten and retired: the clock was set back', async () => {
    const ahead = clock.now() + 86_400_000;
    await store().writeResources(
      'scan-1',
      [bucket('a', { observedAt: ahead }), bucket('b', { observedAt: ahead })],
      [],
    );
    const now = clock.now();
    const counts = await store().writeResources('scan-1', [bucket('a', { observedAt: now, tags: {} })], []);
    assert.equal(counts.modified, 1);
    assert.equal(await store().finishCell('scan-1', cell, ok, { startedAt: now, finishedAt: now }), 1);
    assert.deepEqual(await names(), ['a']);
  });

  it('are not written by the scan of an account that was forgotten meanwhile', async () => {
    await store().writeResources('scan-1', [bucket('a')], []);
    await store().forgetAccount(testAccount);
    await assert.rejects(store().writeResources('scan-1', [bucket('b')], []), { code: 'CANCELLED' });
    const times = { startedAt: 1, finishedAt: 2 };
    await assert.rejects(store().finishCell('scan-1', cell, denied, times), { code: 'CANCELLED' });
    assert.deepEqual([await names(), await store().cells({})], [[], []]);
  });

  it('are forgotten with their account, and with all else of it', async () => {
    await store().writeResources('scan-1', [bucket('a'), bucket('b', { accountId: '222233334444' })], []);
    await store().finishCell('scan-1', cell, denied, { startedAt: 1, finishedAt: 2 });
    await store().saveProblem(testAccount, { code: 'ROLE', message: 'refused', hint: null, at: 1 });
    await store().forgetAccount(testAccount);
    assert.equal(await store().problem(testAccount), null);
    assert.deepEqual(await names(), ['b']);
    assert.deepEqual(await store().cells({}), []);
    assert.deepEqual(await store().history(bucket('a'), { before: null, limit: 100 }), []);
    assert.equal(await store().lastScan(testAccount), null);
  });
});
