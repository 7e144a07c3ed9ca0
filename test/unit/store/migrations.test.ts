import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from '../../../server/src/adapters/store/migrate.ts';
import { migration0001 } from '../../../server/src/adapters/store/migrations/0001.ts';
import { migration0002 } from '../../../server/src/adapters/store/migrations/0002.ts';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { REAL_TIME_STACK_SET, SCAN_ROLES_STACK_SET } from '../../../server/src/core/stacksets/stackSetRef.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { observed } from '../../support/observed.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

describe('an inventory of an earlier version', () => {
  const folder = useTempFolder();

  it('keeps its resources and their history', async () => {
    const file = join(folder(), 'inventory.db');
    const old = new DatabaseSync(file);
    old.exec(`${migration0001}${migration0002} PRAGMA user_version = 2`);
    const { accountId, region, type, resourceId } = observed();
    old
      .prepare(
        `INSERT INTO resources VALUES (NULL, ?, ?, ?, ?, 'invoices', 1, 1, 2, NULL, NULL, NULL, 'invoices', NULL, '', '', '',
          jsonb('{"team":"ops"}'), jsonb('[]'), jsonb('{"Versioning":"Enabled"}'))`,
      )
      .run(accountId, region, type, resourceId);
    const change = old.prepare(
      `INSERT INTO changes (account_id, region, type, resource_id, at, kind, diff) VALUES (?, ?, ?, ?, ?, ?, jsonb(?))`,
    );
    change.run(accountId, region, type, resourceId, 1, 'created', null);
    change.run(accountId, region, type, resourceId, 2, 'modified', '{"tags":{"team":["pay","ops"]}}');
    old.close();

    const store = await openStore({ file, clock: fakeClock() });
    const history = await store.history(observed(), { before: null, limit: 10 });
    assert.deepEqual(
      history.map(({ kind, at, diff, cause }) => [kind, at, diff, cause]),
      [
        ['modified', 2, { tags: { team: ['pay', 'ops'] } }, null],
        ['created', 1, null, null],
      ],
    );
    const first = await store.past(observed(), { change: history[1]?.id ?? 0, side: 'after' }, []);
    assert.deepEqual(first?.document?.tags, { team: 'pay' });
    const changes = await store.changes({ since: 0, until: 9 }, { after: null, limit: 10 });
    assert.deepEqual(
      changes.map(({ title }) => title),
      ['invoices', 'invoices'],
    );
    // Seen again, it is the same, though hashes are made in another way since.
    await store.writeResources(null, [observed({ tags: { team: 'ops' }, arn: null, observedAt: 5 })], []);
    assert.equal(await store.countHistory(observed()), 2);
    await store.close();
  });

  it('keeps what it knows of the StackSet of real time, when there was no other', async () => {
    const file = join(folder(), 'inventory.db');
    const old = new DatabaseSync(file);
    old.exec(`${migrations.slice(0, 9).join('')} PRAGMA user_version = 9`);
    const report = { exists: true, isOurs: true, operations: [] };
    old.prepare('INSERT INTO stack_set VALUES (1, 7, ?)').run(JSON.stringify(report));
    old
      .prepare(
        `INSERT INTO stack_instances VALUES ('111111111111', 'eu-west-1', 0, 'outdated', 'FAILED', 'why', NULL, NULL, 'op')`,
      )
      .run();
    old.close();

    const store = await openStore({ file, clock: fakeClock() });
    const known = await store.stackSet(REAL_TIME_STACK_SET);
    assert.deepEqual(known?.report, { seenAt: 7, callAs: 'SELF', ...report });
    assert.equal(known?.counts.attention, 1);
    const [instance] = await store.stackInstances(REAL_TIME_STACK_SET, {}, { offset: 0, limit: 10 });
    assert.deepEqual([instance?.accountId, instance?.reason], ['111111111111', 'why']);
    assert.equal(await store.stackSet(SCAN_ROLES_STACK_SET), null);
    await store.close();
  });

  it('keeps everything when places become numbers', async () => {
    const file = join(folder(), 'inventory.db');
    const old = new DatabaseSync(file);
    old.exec(`${migrations.slice(0, 11).join('')} PRAGMA user_version = 11`);
    const gone = observed({ resourceId: 'arn:aws:s3:::gone', arn: null, name: 'gone', region: 'eu-west-1' });
    const stack = 'arn:aws:cloudformation:us-east-1:111111111111:stack/shop/1';
    const insert = old.prepare(
      `INSERT INTO resources (row_id, account_id, region, type, resource_id, title, first_seen_at, observed_at, changed_at,
          deleted_at, arn, id, name, time_created, full_hash, durable_hash, search, tags, not_read, attributes,
          forgotten_row, forgotten_at)
        VALUES (?, ?, ?, ?, ?, ?, 1, 2, 3, ?, ?, NULL, ?, NULL, 'full', 'durable', ?, jsonb(?), jsonb('[]'), jsonb(?), ?, ?)`,
    );
    const tags = JSON.stringify({ 'aws:cloudformation:stack-id': stack, team: 'pay' });
    for (const { row, resource, deletedAt, forgotten } of [
      { row: 7, resource: observed(), deletedAt: null, forgotten: null },
      { row: 3, resource: gone, deletedAt: 3, forgotten: 40 },
    ]) {
      const { accountId, region, type, resourceId, arn, name } = resource;
      const texts = `${name ?? ''}\n\n${resourceId}\nteam=pay`;
      const attributes = JSON.stringify({ Versioning: name });
      insert.run(
        row,
        accountId,
        region,
        type,
        resourceId,
        name,
        deletedAt,
        arn,
        name,
        texts,
        tags,
        attributes,
        forgotten,
        2,
      );
      old
        .prepare(
          'INSERT INTO changes (row_id, resource, at, account_id, type, region, kind, scan_id) VALUES (?, ?, 1, ?, ?, ?, ?, ?)',
        )
        .run(row + 40, row, accountId, type, region, 'created', 'first');
    }
    // The index of texts knows the one, and the other is still to be taken from it.
    const { accountId, region, type } = observed();
    old.prepare('INSERT INTO search_places VALUES (5, ?, ?, ?)').run(accountId, region, type);
    old.exec(`INSERT INTO search_texts VALUES (7, 5, 'invoices'), (3, 5, 'gone'); INSERT INTO search_stale VALUES (3);
      UPDATE meta SET value = 7 WHERE key = 'search_upto'; UPDATE sqlite_sequence SET seq = 90 WHERE name = 'changes'`);
    old.close();

    const store = await openStore({ file, clock: fakeClock() });
    const [kept, ...others] = await store.list({}, { offset: 0, limit: 10 });
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...kept },
      {
        ...observed({ tags: { 'aws:cloudformation:stack-id': stack, team: 'pay' } }),
        attributes: { Versioning: 'invoices' },
        observedAt: 2,
        firstSeenAt: 1,
        changedAt: 3,
        deletedAt: null,
        fullHash: 'full',
        durableHash: 'durable',
      },
    );
    assert.deepEqual([(await store.find(gone))?.deletedAt, await store.get(gone)], [3, null]);
    assert.equal((await store.versionAt(gone, 9))?.at, 1);
    assert.equal((await store.sizesOfStacks([stack])).get(stack), 1);
    assert.deepEqual(
      [
        await store.count({ text: 'invoices' }),
        await store.count({ text: 'gone' }),
        await store.count({ text: 'pay' }),
      ],
      [1, 0, 0],
    );
    assert.deepEqual(await store.countBy('region', {}), [{ value: region, count: 1 }]);
    assert.deepEqual(
      (await store.countChanges('region', { since: 0, until: 9 })).map(({ value, count }) => [value, count]),
      [
        ['eu-west-1', 1],
        ['us-east-1', 1],
      ],
    );
    // It comes back, and its change has a number that none has had.
    await store.writeResources(null, [{ ...gone, observedAt: 5 }], []);
    const [newest, first] = await store.history(gone, { before: null, limit: 10 });
    assert.deepEqual([newest?.id, newest?.kind, first?.id, first?.scanId], [91, 'created', 43, 'first']);
    assert.equal(await store.count({ text: 'gone' }), 1);
    await store.forgetAccount(accountId);
    assert.equal(await store.count({}), 0);
    await store.close();
  });
});
