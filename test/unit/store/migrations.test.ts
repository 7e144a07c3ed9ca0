import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migration0001 } from '../../../server/src/adapters/store/migrations/0001.ts';
import { migration0002 } from '../../../server/src/adapters/store/migrations/0002.ts';
import { openStore } from '../../../server/src/adapters/store/store.ts';
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
});
