import assert from 'node:assert/strict';
import type { VersionRef } from '../../../server/src/core/history/version.ts';
import { canonicalObject } from '../../../server/src/core/inventory/canonical.ts';
import type { Change } from '../../../server/src/core/inventory/change.ts';
import { type Document, documentOf, durable } from '../../../server/src/core/inventory/hash.ts';
import type { NotRead } from '../../../server/src/core/inventory/resource.ts';
import type { Json } from '../../../server/src/core/json.ts';
import { observed } from '../../support/observed.ts';
import { seededRandom } from '../../support/random.ts';
import { scanRow, useInventory } from './openInventory.ts';

const key = observed();
const denied: NotRead = { call: 's3:GetBucketPolicy', reason: 'denied', code: 'AccessDenied', message: 'no' };
const volatile = ['LastUsed', 'Users.*.LastUsed', 'Report.Hits'];

/** Documents as AWS may give them: sets in any order, items with and without names, nulls, nested fields. */
function anyAttributes(random: (below: number) => number): Readonly<Record<string, Json>> {
  const some = <T>(most: number, make: (index: number) => T) =>
    Array.from({ length: random(most + 1) }, (_, index) => make(index));
  const word = () => ['a', 'b', 'c', 'd'][random(4)] ?? '';
  return canonicalObject(
    {
      LastUsed: random(1000),
      Report: { Hits: random(1000), Kind: word() },
      Policy: random(3) === 0 ? null : { Statement: some(3, () => ({ Action: some(2, word), Effect: word() })) },
      Order: some(4, word),
      Tags: some(3, () => ({ Key: word(), Value: word() })),
      IpPermissions: some(3, () => ({
        FromPort: random(3),
        IpProtocol: 'tcp',
        IpRanges: some(3, () => ({ CidrIp: `10.${random(4)}` })),
      })),
      Users: some(3, () => ({ LastUsed: random(1000), Name: word() })),
      [`Field${random(3)}`]: random(4) === 0 ? null : word(),
    },
    volatile,
  );
}

describe('the history of a resource', () => {
  const { store, clock } = useInventory();

  const history = (limit = 1000) => store().history(key, { before: null, limit });
  const past = async (version: VersionRef, paths: readonly string[] = []) => store().past(key, version, paths);
  const afterOf = (change: Change): VersionRef => ({ change: change.id, side: 'after' });
  const beforeOf = (change: Change): VersionRef => ({ change: change.id, side: 'before' });

  for (const seed of [1, 2, 3, 4]) {
    it(`leads back to each document that was written (${seed})`, async () => {
      const random = seededRandom(seed);
      const written: { readonly change: number; readonly document: Document | null }[] = [];
      let newest = 0;
      let time = 1;
      for (let round = 0; round < 80; round++) {
        time += 1 + random(1000);
        if (random(12) === 0) await store().retire(key, time, null);
        else {
          const tags = random(5) === 0 ? {} : { team: 'ab'.charAt(random(2)) };
          const { Policy = null, ...others } = anyAttributes(random);
          const read =
            random(5) === 0 ? { attributes: others, notRead: [denied] } : { attributes: { ...others, Policy } };
          const seen = observed({ tags, ...read, observedAt: time });
          await store().writeResources(null, [seen], volatile);
        }
        const [change] = await history(1);
        const resource = await store().get(key);
        const document = resource === null ? null : durable(documentOf(resource), volatile);
        if (change !== undefined && change.id !== newest) written.push({ change: change.id, document });
        newest = change?.id ?? 0;
      }
      assert.ok(written.length > 50);
      let earlier: Document | null = null;
      for (const { change, document } of written) {
        const then = await past({ change, side: 'after' }, volatile);
        assert.deepEqual(then?.document, document);
        assert.equal(then?.state, document === null ? 'absent' : 'exists');
        assert.deepEqual((await past({ change, side: 'before' }, volatile))?.document ?? null, earlier);
        earlier = document;
      }
    });
  }

  it('tells the version of any moment', async () => {
    const started = clock.now();
    const versions = ['a', 'b', 'c'];
    for (const [index, name] of versions.entries()) {
      await store().writeResources(null, [observed({ attributes: { Version: name }, observedAt: index })], []);
      await clock.advance(1000);
    }
    await store().retire(key, clock.now(), null);
    const at = async (time: number) => {
      const found = await store().versionAt(key, time);
      assert.ok(found);
      const then = await past(found.version);
      return then?.document?.attributes['Version'] ?? then?.state;
    };
    assert.deepEqual(await Promise.all([-1, 0, 999, 1000, 2999, 3000, 9000].map((ms) => at(started + ms))), [
      'absent',
      'a',
      'a',
      'b',
      'c',
      'absent',
      'absent',
    ]);
    assert.equal(await store().versionAt({ ...key, resourceId: 'other' }, started), null);
  });

  it('keeps the last document of a resource that was deleted, and of one that was created again', async () => {
    await store().writeResources(null, [observed({ attributes: { Version: 'first' } })], []);
    await store().retire(key, 2_000, null);
    assert.equal((await store().find(key))?.attributes['Version'], 'first');
    const [deletion] = await history();
    assert.ok(deletion);
    assert.equal((await past(beforeOf(deletion)))?.document?.attributes['Version'], 'first');
    assert.equal((await past(afterOf(deletion)))?.state, 'absent');
    await store().writeResources(null, [observed({ attributes: { Version: 'second' }, observedAt: 3_000 })], []);
    assert.equal((await past(beforeOf(deletion)))?.document?.attributes['Version'], 'first');
    assert.deepEqual(
      (await history()).map(({ kind }) => kind),
      ['created', 'deleted', 'created'],
    );
  });

  it('has a row for what is learned, and none for what the same scan still reads of what it found', async () => {
    await store().beginScan(scanRow());
    const part = (attributes: Readonly<Record<string, Json>>, observedAt: number) =>
      observed({ attributes, observedAt, notRead: [denied] });
    await store().writeResources('scan-1', [part({ Versioning: 'Enabled' }, 1)], []);
    await store().writeResources('scan-1', [part({ Versioning: 'Enabled', Policy: null }, 2)], []);
    assert.deepEqual(
      (await history()).map(({ kind }) => kind),
      ['created'],
    );
    const counts = await store().writeResources(null, [part({ Versioning: 'Enabled', Acl: 'x' }, 3)], []);
    assert.deepEqual(counts, { created: 0, modified: 0, unchanged: 1, stale: 0 });
    assert.deepEqual(
      (await history()).map(({ kind }) => kind),
      ['learned', 'created'],
    );
    const [learned] = await history();
    assert.ok(learned);
    assert.deepEqual((await past(beforeOf(learned)))?.document?.attributes, { Policy: null, Versioning: 'Enabled' });
  });

  it('says who was behind a change, in text that is harmless', async () => {
    const cause = {
      actor: 'deploy\u001b[31m-bot',
      sourceIp: '203.0.113.7',
      eventName: 'PutBucketTagging',
      eventId: 'e-1',
      at: 5,
    };
    await store().writeResources(null, [observed()], []);
    await store().writeResources(null, [observed({ tags: {}, observedAt: 2_000 })], [], cause);
    await store().retire(key, 3_000, null, { ...cause, actor: null, sourceIp: null, eventName: 'DeleteBucket' });
    const [deleted, modified, created] = await history();
    assert.equal(created?.cause, null);
    assert.deepEqual(modified?.cause, { ...cause, actor: 'deploy[31m-bot' });
    assert.deepEqual(deleted?.cause, { ...cause, actor: null, sourceIp: null, eventName: 'DeleteBucket' });
  });

  it('is read in pages, newest first, of any length', async () => {
    for (let version = 0; version < 25; version++) {
      await store().writeResources(null, [observed({ attributes: { version }, observedAt: version })], []);
    }
    assert.equal(await store().countHistory(key), 25);
    const ids: number[] = [];
    for (let last: number | null = null; ; ) {
      const page: readonly Change[] = await store().history(key, { before: last, limit: 10 });
      ids.push(...page.map(({ id }) => id));
      last = page.at(-1)?.id ?? null;
      if (page.length < 10) break;
    }
    assert.equal(ids.length, 25);
    assert.deepEqual(
      ids,
      ids.toSorted((a, b) => b - a),
    );
  });

  it('knows no change of another resource, and none that never was', async () => {
    await store().writeResources(null, [observed(), observed({ resourceId: 'other' })], []);
    const [other] = await store().history({ ...key, resourceId: 'other' }, { before: null, limit: 1 });
    assert.ok(other);
    assert.equal((await past(afterOf(other)))?.state, 'forgotten');
    assert.equal((await past({ change: 99, side: 'after' }))?.state, 'forgotten');
    assert.equal(await store().past({ ...key, resourceId: 'never' }, afterOf(other), []), null);
  });

  it('never gives the number of a change again', async () => {
    await store().writeResources(null, [observed()], []);
    const [first] = await history();
    await store().forgetAccount(key.accountId);
    await store().writeResources(null, [observed()], []);
    const [second] = await history();
    assert.ok(first && second && second.id > first.id);
  });

  it('shows no part that counts as volatile by now', async () => {
    await store().writeResources(null, [observed({ attributes: { Hits: 1, Kind: 'a' } })], []);
    await store().writeResources(null, [observed({ attributes: { Hits: 2, Kind: 'a' }, observedAt: 2_000 })], []);
    const [change] = await history();
    assert.ok(change);
    assert.deepEqual((await past(beforeOf(change), ['Hits']))?.document?.attributes, { Kind: 'a' });
  });
});
