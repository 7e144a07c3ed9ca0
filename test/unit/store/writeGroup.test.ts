import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../server/src/adapters/store/database.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

describe('what is written in one turn', () => {
  const folder = useTempFolder();
  let db: Database;

  beforeEach(async () => {
    db = await openDatabase(join(folder(), 'inventory.db'), { trigrams: false });
  });
  afterEach(() => db.close());

  const add = (key: string, value: number) => () => {
    db.run('INSERT INTO meta (key, value) VALUES (?, ?)', [key, value]);
    return value;
  };
  const keys = () => db.all(`SELECT key FROM meta WHERE key LIKE 'test%' ORDER BY key`, []).map(({ key }) => key);
  const version = () => Number(db.get(`SELECT value FROM meta WHERE key = 'version'`, [])?.['value']);

  it('is one transaction, and each gets what it returned', async () => {
    const before = version();
    assert.deepEqual(await Promise.all([db.write(add('test1', 1)), db.write(add('test2', 2))]), [1, 2]);
    assert.deepEqual([keys(), version() - before], [['test1', 'test2'], 1]);
  });

  it('is kept, each once, but for the part that fails, of which nothing stays', async () => {
    const broken = () => {
      add('test2', 2)();
      throw new Error('broken');
    };
    const ends = await Promise.allSettled([db.write(add('test1', 1)), db.write(broken), db.write(add('test3', 3))]);
    assert.deepEqual(
      ends.map((end) => (end.status === 'fulfilled' ? end.value : 'failed')),
      [1, 'failed', 3],
    );
    assert.deepEqual(keys(), ['test1', 'test3']);
  });

  it('takes along what a scan has written a moment before, which nothing else commits meanwhile', async () => {
    await db.write(add('test1', 1), 'moment');
    const before = version();
    const patient = db.write(add('test2', 2), 'moment');
    const hasty = db.write(add('test3', 3));
    assert.deepEqual([await patient, await hasty], [2, 3]);
    assert.deepEqual([keys(), version() - before], [['test1', 'test2', 'test3'], 1]);
  });

  it('is committed by itself, however little follows', async () => {
    await db.write(add('test1', 1), 'moment');
    assert.equal(await db.write(add('test2', 2), 'moment'), 2);
    const last = db.write(add('test3', 3), 'moment');
    db.close();
    assert.equal(await last, 3);
    db = await openDatabase(join(folder(), 'inventory.db'), { trigrams: false });
    assert.deepEqual(keys(), ['test1', 'test2', 'test3']);
  });
});
