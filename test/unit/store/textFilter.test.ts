// The text filter, with its index as far behind the inventory as it may be, on runtimes with FTS5 and without.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migration0001 } from '../../../server/src/adapters/store/migrations/0001.ts';
import { migration0002 } from '../../../server/src/adapters/store/migrations/0002.ts';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import type { ObservedResource } from '../../../server/src/core/inventory/resource.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import { observed } from '../../support/observed.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { scanRow, useInventory } from './openInventory.ts';

const all = { offset: 0, limit: 100_000 };

describe('the text filter', () => {
  const { store, file, clock } = useInventory();
  let without: Store;
  beforeEach(async () => {
    without = await openStore({ file: file(), clock, trigrams: false });
  });
  afterEach(() => without.close());

  /** In steps, so that one that ends between two resources is seen too. */
  const indexAll = async (by: Store = store()) => {
    while (await by.indexText(3));
  };
  /** What both find. */
  const namesFor = async (text: string) => {
    const names = (await store().list({ text }, all)).map(({ name }) => name);
    assert.deepEqual(
      (await without.list({ text }, all)).map(({ name }) => name),
      names,
    );
    return names;
  };
  const countFor = async (text: string) => {
    const count = await store().count({ text });
    assert.equal(await without.count({ text }), count);
    return count;
  };

  const texts: readonly Partial<ObservedResource>[] = [
    { name: 'Invoices-2026', tags: { Team: 'Payments', empty: '' } },
    { name: 'logs_100%', id: 'i-0abc', tags: { path: 'a\\b' } },
    { name: 'logs[x]*?', tags: {} },
    { name: 'say "AND" OR NOT NEAR(a, b) -x ^y {z}: (q)', tags: {} },
    { name: 'Ключ хранилища', type: 'AWS.KMS.Key' },
    { name: 'İstanbul', tags: { Straße: '東京都' } },
    { name: '👍🏽👩‍🚀', tags: null },
    { name: null, id: 'ab', tags: { k: "o'clock" } },
  ];
  const resources = texts.map((replace, index) =>
    observed({ resourceId: `arn:aws:x:::r${index}`, arn: null, ...replace }),
  );

  /** What the filter stands for, in the simplest words. */
  function expectedFor(text: string): readonly (string | null)[] {
    const words = text.toLowerCase().split(/\s+/u);
    return resources
      .filter(({ name, id, resourceId, tags }) => {
        const pairs = Object.entries(tags ?? {}).map(([key, value]) => `${key}=${value}`);
        const lines = [name ?? '', id ?? '', resourceId, ...pairs].map((line) => line.toLowerCase());
        return words.every((word) => lines.some((line) => line.includes(word)));
      })
      .map(({ name }) => name)
      .sort(byText);
  }

  const searches = [
    ...['invoices', 'INVOICES payments', 'team=pay', 'in', 'i', 'nvo 26', 'payments logs', 'empty=', '='],
    ...['logs_1', '100%', 'a\\b', '\\', '_', '%', '[x]', '*', '?', 'x]*?', '[', ']', '[a-z]ogs', 'logs*'],
    ...['"and"', '"', '"AND" or', 'near(a,', 'NOT', '^y', '{z}:', '-x', 'text:logs', "o'clock", "' OR 1=1 --"],
    ...['ключ', 'ХРАНИЛИЩА', 'кл', 'istanbul', 'i̇stanbul', 'straße', 'STRASSE', '東京', '東京都', '都'],
    ...['👍🏽', '👩‍🚀', '👍', 'arn:aws:x:::r1', ':::', 'r1', 'nothing', `${'x'.repeat(9_000)}`, 'logs\0x'],
  ];

  const states: Readonly<Record<string, () => Promise<unknown>>> = {
    'not indexed': () => Promise.resolve(),
    'half indexed': () => store().indexText(3),
    'indexed without trigrams': () => indexAll(without),
    'indexed, the trigrams of half of it': async () => {
      await indexAll(without);
      await store().indexText(4);
    },
    indexed: () => indexAll(),
  };

  for (const [state, index] of Object.entries(states)) {
    it(`finds words as plain text when the inventory is ${state}`, async () => {
      await store().writeResources(null, resources, []);
      await index();
      for (const text of searches) {
        const expected = expectedFor(text.replace('\0', ' '));
        assert.deepEqual([...(await namesFor(text))].sort(byText), expected, text);
        assert.equal(await countFor(text), expected.length, text);
        const counts = await store().countBy('type', { text });
        assert.equal(
          counts.reduce((sum, { count }) => sum + count, 0),
          expected.length,
          text,
        );
      }
    });
  }

  it('follows renames, deletions and new resources before the index does', async () => {
    await store().beginScan(scanRow());
    const at = (name: string, replace: Partial<ObservedResource> = {}) =>
      observed({ resourceId: `arn:aws:s3:::${replace.id ?? name}`, name, ...replace });
    await store().writeResources('scan-1', [at('alpha-one', { id: 'a' }), at('beta-one', { id: 'b' })], []);
    await indexAll();
    await store().writeResources('scan-1', [at('gamma-one', { id: 'a', observedAt: 2_000 }), at('delta-one')], []);
    const found = async () => [
      await namesFor('alpha'),
      // Two characters: not by the index.
      await countFor('ph'),
      await namesFor('gamma'),
      (await namesFor('-one')).sort(),
    ];
    const changed = [[], 0, ['gamma-one'], ['beta-one', 'delta-one', 'gamma-one']];
    assert.deepEqual(await found(), changed);
    // Once more before the index has seen the first change.
    await store().writeResources('scan-1', [at('alpha-one', { id: 'a', observedAt: 2_500 })], []);
    assert.deepEqual([await namesFor('alpha'), await namesFor('gamma')], [['alpha-one'], []]);
    await store().writeResources('scan-1', [at('gamma-one', { id: 'a', observedAt: 2_600 })], []);
    assert.deepEqual(await found(), changed);
    await indexAll(without);
    assert.deepEqual(await found(), changed);
    await indexAll();
    assert.deepEqual(await found(), changed);

    await store().retire(at('beta-one', { id: 'b' }), 3_000, null);
    assert.deepEqual(await namesFor('beta'), []);
    assert.equal(await countFor('one'), 2);
    await indexAll();
    assert.deepEqual(await namesFor('beta'), []);
    const cell = { accountId: testAccount, region: 'us-east-1', type: 'AWS.S3.Bucket' } as const;
    const times = { startedAt: 2_550, finishedAt: 3_500 };
    await store().finishCell('scan-1', cell, { kind: 'ok', count: 1, incomplete: 0 }, times);
    assert.deepEqual([await namesFor('delta'), await countFor('de')], [[], 0]);
    await indexAll();
    assert.deepEqual([await namesFor('delta'), await namesFor('gamma')], [[], ['gamma-one']]);
    await store().writeResources('scan-1', [at('delta-one', { observedAt: 3_600 })], []);
    await store().writeResources('scan-1', [at('beta-one', { id: 'b', observedAt: 4_000 })], []);
    assert.deepEqual(await namesFor('beta'), ['beta-one']);
    assert.equal(await countFor('one'), 3);
  });

  it('forgets an account at once, and finds what takes its place', async () => {
    const of = (accountId: string, name: string) => observed({ accountId, resourceId: `arn:aws:s3:::${name}`, name });
    await store().writeResources(null, [of('111111111111', 'stays'), of('222222222222', 'secret-name')], []);
    await indexAll();
    await store().forgetAccount('222222222222');
    const db = new DatabaseSync(file(), { readOnly: true });
    const left = db.prepare('SELECT COUNT(*) AS n FROM search_texts WHERE text GLOB ?').get('*secret*');
    const places = db.prepare('SELECT account_id FROM places').all();
    db.close();
    assert.equal(left?.['n'], 0);
    assert.deepEqual(
      places.map((row) => row['account_id']),
      ['111111111111'],
    );
    // SQLite gives it the number of the row that went.
    for (const index of ['after', 'before'] as const) {
      if (index === 'after') await indexAll();
      await store().writeResources(null, [of('333333333333', `new-${index}`)], []);
      assert.deepEqual(await namesFor(`new-${index}`), [`new-${index}`]);
      await indexAll();
      assert.deepEqual(await namesFor(`new-${index}`), [`new-${index}`]);
      // Its last change is not in the index when it goes.
      const renamed = observed({ ...of('333333333333', `new-${index}`), tags: { renamed: 'yes' }, observedAt: 2_000 });
      await store().writeResources(null, [renamed], []);
      await store().forgetAccount('333333333333');
    }
    assert.deepEqual(await namesFor('new'), []);
    assert.deepEqual(await namesFor('stays'), ['stays']);
    // The index has seen a part of those that go when others take their places.
    await indexAll();
    const some = (text: string) => Array.from({ length: 9 }, (_, index) => of('444444444444', `${text}-${index}`));
    await store().writeResources(null, some('going'), []);
    await indexAll();
    await store().forgetAccount('444444444444');
    await store().indexText(1);
    await store().writeResources(null, some('coming'), []);
    assert.equal(await countFor('coming'), 9);
    await indexAll();
    assert.deepEqual([await countFor('coming'), await countFor('going'), await countFor('stays')], [9, 0, 1]);
  });

  it('gives pages, counts and groups that agree with each other and with the lists of each place', async () => {
    const random = seeded(7);
    const written = Array.from({ length: 400 }, (_, index) =>
      observed({
        accountId: `${100_000_000_000 + random(3)}`,
        region: ['eu-west-1', 'us-east-1'][random(2)] ?? '',
        type: random(2) === 0 ? 'AWS.S3.Bucket' : 'AWS.KMS.Key',
        resourceId: `arn:aws:x:::${index}`,
        name: `${['prod', 'dev'][random(2)]}-${['api', 'web', 'job'][random(3)]}-${random(50)}`,
      }),
    );
    for (const [index, chunk] of [written.slice(0, 150), written.slice(150, 300), written.slice(300)].entries()) {
      await store().writeResources(null, chunk, []);
      if (index < 2) await indexAll();
    }
    for (const text of ['prod', 'prod api', 'od', 'd', 'dev-job-1', 'web 4']) {
      const everything = await store().list({ text }, all);
      const paged: string[] = [];
      for (let offset = 0; offset < everything.length + 7; offset += 7) {
        const page = await store().list({ text }, { offset, limit: 7 });
        paged.push(...page.map(({ resourceId }) => resourceId));
      }
      assert.deepEqual(
        paged,
        everything.map(({ resourceId }) => resourceId),
        text,
      );
      const orderOf = ({ accountId, region, type }: ObservedResource) => `${accountId} ${region} ${type}`;
      const places = everything.map(orderOf);
      assert.deepEqual(places, places.toSorted(byText), text);
      for (const { value, count } of await store().countBy('accountId', { text })) {
        const filter = { text, accountIds: [value], types: ['AWS.KMS.Key'] as const };
        assert.equal(everything.filter(({ accountId }) => accountId === value).length, count);
        assert.deepEqual(
          (await store().list(filter, all)).map(({ resourceId }) => resourceId),
          everything.filter((r) => r.accountId === value && r.type === 'AWS.KMS.Key').map((r) => r.resourceId),
        );
      }
    }
  });

  it('counts anew after any process has written', async () => {
    await store().writeResources(null, [observed({ name: 'first-one' })], []);
    assert.equal(await store().count({ text: 'one' }), 1);
    await store().writeResources(null, [observed({ resourceId: 'arn:aws:s3:::2', name: 'second-one' })], []);
    assert.equal(await countFor('one'), 2);
  });

  it('is brought up to date without news for the views', async () => {
    await store().writeResources(null, resources, []);
    const version = await store().version();
    await indexAll();
    assert.equal(await store().indexText(100), false);
    assert.equal(await store().version(), version);
  });

  it('works on an inventory of an earlier version, from the moment it is opened', async () => {
    const old = join(dirname(file()), 'old.db');
    const db = new DatabaseSync(old);
    db.exec(`${migration0001}; ${migration0002}; PRAGMA user_version = 2`);
    db.exec(`INSERT INTO resources (account_id, region, type, resource_id, title, first_seen_at, observed_at, changed_at,
        full_hash, durable_hash, search, name, tags, not_read, attributes)
      VALUES ('123456789012', 'us-east-1', 'AWS.S3.Bucket', 'arn:aws:s3:::old-one', 'old-one', 1, 1, 1, '', '',
        'old-one', 'old-one', jsonb('{}'), jsonb('[]'), jsonb('{}'))`);
    db.close();
    const opened = await openStore({ file: old, clock });
    assert.equal(await opened.count({ text: 'old' }), 1);
    while (await opened.indexText(10));
    assert.equal(await opened.count({ text: 'old' }), 1);
    await opened.close();
  });

  it('keeps one text a resource, and trigrams that FTS5 finds whole', async () => {
    await store().writeResources(null, resources, []);
    await indexAll();
    await store().retire(resources[0] ?? assert.fail(), 2_000, null);
    await indexAll();
    const db = new DatabaseSync(file());
    db.exec(`INSERT INTO search_grams (search_grams) VALUES ('integrity-check')`);
    assert.equal(db.prepare('PRAGMA integrity_check').get()?.['integrity_check'], 'ok');
    assert.equal(db.prepare('SELECT COUNT(*) AS n FROM search_texts').get()?.['n'], resources.length - 1);
    db.close();
  });

  it('makes the trigrams anew when most of them are of texts that are gone', async () => {
    await store().writeResources(null, resources, []);
    await indexAll();
    const db = new DatabaseSync(file());
    db.exec(`UPDATE meta SET value = 100001 WHERE key = 'grams_garbage'`);
    await store().writeResources(null, [observed({ name: 'one more' })], []);
    await indexAll();
    assert.equal(db.prepare(`SELECT value FROM meta WHERE key = 'grams_garbage'`).get()?.['value'], 0);
    db.close();
    assert.deepEqual(await namesFor('invoices'), ['Invoices-2026', 'one more']);
    assert.equal(await countFor('pay'), 3);
  });
});

function byText(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** Numbers below n, the same ones each time. */
function seeded(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % n;
  };
}
