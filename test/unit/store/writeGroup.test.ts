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
});
