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
});
