/** Bringing an inventory to the form of this version: what a person hears of it, and what is left where it fails. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate, migrations } from '../../../server/src/adapters/store/migrate.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import { makeOldInventory } from '../../support/oldInventory.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

const large = 101_000_000;

function versionOf(db: DatabaseSync): unknown {
  return db.prepare('PRAGMA user_version').get()?.['user_version'];
}

describe('an inventory that is brought to the form of this version', () => {
  const folder = useTempFolder();
  const file = () => join(folder(), 'inventory.db');

  async function told(db: DatabaseSync): Promise<readonly string[]> {
    const texts: string[] = [];
    await migrate(db, file(), (text) => texts.push(text));
    assert.equal(versionOf(db), migrations.length);
    db.close();
    return texts;
  }

  it('says so where it takes a while', async () => {
    assert.deepEqual(await told(makeOldInventory(':memory:', { bytes: large })), [
      'The inventory is updated for this version, once: 102 MB.',
    ]);
  });

  it('says nothing where it is small, new or done', async () => {
    assert.deepEqual(await told(makeOldInventory(':memory:')), []);
    assert.deepEqual(await told(new DatabaseSync(':memory:')), []);
    const db = makeOldInventory(file(), { bytes: large });
    await migrate(db, file(), () => undefined);
    assert.deepEqual(await told(db), []);
  });

  it('lets leave what was said before nothing else can be done', async () => {
    const db = makeOldInventory(':memory:', { bytes: large });
    const steps: unknown[] = [];
    await migrate(db, file(), () => {
      setImmediate(() => steps.push(versionOf(db)));
    });
    assert.deepEqual(steps, [11]);
    db.close();
  });

  it('waits for another process that does it, and finds nothing left to do', async () => {
    const other = makeOldInventory(file(), { bytes: large });
    other.exec('BEGIN IMMEDIATE');
    const db = new DatabaseSync(file(), { timeout: 1 });
    const texts: string[] = [];
    await migrate(db, file(), (text) => {
      texts.push(text);
      other.exec(`${migrations.slice(11).join('')} PRAGMA user_version = ${migrations.length}; COMMIT`);
    });
    assert.deepEqual(texts, ['Another window or command is writing to the inventory; it is waited for.']);
    assert.equal(versionOf(db), migrations.length);
    db.close();
    other.close();
  });

  it('stays as it was where the disk is full, and says how much room it takes', async () => {
    const db = makeOldInventory(file(), { bytes: 20_000_000 });
    const insert =
      db.prepare(`INSERT INTO resources (account_id, region, type, resource_id, title, first_seen_at, observed_at,
        changed_at, full_hash, durable_hash, search, tags, not_read, attributes)
      VALUES ('1', 'r', 't', ?, '', 1, 1, 1, '', '', '', jsonb('{}'), jsonb('[]'), zeroblob(100000))`);
    for (let id = 0; id < 20; id += 1) insert.run(String(id));
    const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
    db.exec(`PRAGMA max_page_count = ${pages + 50}`);
    await assert.rejects(
      migrate(db, file(), () => undefined),
      (error) =>
        error instanceof AppError &&
        error.code === 'STORE' &&
        error.message.startsWith('There is no space to update the inventory for this version: ') &&
        /^Free 3\d MB of disk space.*nothing was changed or lost\.$/.test(error.fields.hint ?? ''),
    );
    db.close();
    assert.deepEqual(await readdir(folder()), ['inventory.db']);
    const kept = new DatabaseSync(file());
    assert.equal(versionOf(kept), 11);
    assert.equal(kept.prepare('SELECT COUNT(*) AS count FROM resources').get()?.['count'], 20);
    assert.equal(kept.prepare('PRAGMA page_count').get()?.['page_count'], pages);
    kept.close();
  });
});
