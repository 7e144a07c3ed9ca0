import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storeFailure } from '../../../server/src/adapters/store/failure.ts';
import { loadFingerprint } from '../../../server/src/adapters/store/fingerprint.ts';
import { loadSqlite } from '../../../server/src/adapters/store/sqlite.ts';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { observed } from '../../support/observed.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

/** An AppError that names the file and says what to do. */
function tells(code: string, file: string | null, said: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, said);
    if (file !== null) assert.ok(error.message.includes(file), error.message);
    assert.ok((error.fields.hint ?? '') !== '');
    return true;
  };
}

describe('an inventory file', () => {
  const folder = useTempFolder();
  const file = () => join(folder(), 'home', 'inventory.db');
  const open = () => openStore({ file: file(), clock: fakeClock() });
  const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

  it('is made for its user alone, and keeps what was written', async () => {
    const store = await open();
    await store.writeResources(null, [observed()], []);
    assert.deepEqual(
      [await modeOf(join(folder(), 'home')), await modeOf(file()), await modeOf(`${file()}-wal`)],
      ['700', '600', '600'],
    );
    await store.close();
    const again = await open();
    assert.equal(await again.count({}), 1);
    await again.close();
  });

  it('is closed for others when somebody opened it for them', async () => {
    await (await open()).close();
    await chmod(file(), 0o644);
    await (await open()).close();
    assert.equal(await modeOf(file()), '600');
  });

  it('of a newer version is left alone, with advice to update', async () => {
    await (await open()).close();
    const db = new DatabaseSync(file());
    db.exec('PRAGMA user_version = 9999');
    db.close();
    await assert.rejects(open(), tells('STORE', file(), /newer version/));
  });

  it('that is no inventory is left alone, and named', async () => {
    await mkdir(join(folder(), 'home'));
    await writeFile(file(), 'precious notes, '.repeat(1000));
    await assert.rejects(open(), tells('STORE', file(), /damaged or is no inventory/));
    assert.match(await readFile(file(), 'utf8'), /^precious notes/);
  });

  it('that is damaged in the middle says so when it is read', async () => {
    const store = await open();
    const many = Array.from({ length: 400 }, (_, i) =>
      observed({ resourceId: `r${i}`, attributes: { t: 'x'.repeat(500) } }),
    );
    await store.writeResources(null, many, []);
    await store.close();
    const bytes = await readFile(file());
    await writeFile(file(), bytes.fill(0x5a, 16_384 * 2));
    const damaged = await open();
    await assert.rejects(damaged.list({}, { offset: 0, limit: 1000 }), tells('STORE', file(), /damaged/));
    await damaged.close();
  });

  it('that cannot be opened is named', async () => {
    await mkdir(file(), { recursive: true });
    await assert.rejects(open(), tells('STORE', file(), /cannot be opened/));
  });

  it('that another program keeps locked is named, as is a full disk', () => {
    const sqlite = (errcode: number) => Object.assign(new Error('said'), { code: 'ERR_SQLITE_ERROR', errcode });
    tells('STORE', 'f.db', /locked/)(storeFailure(sqlite(5), 'f.db'));
    tells('STORE', 'f.db', /no space left/)(storeFailure(sqlite(13), 'f.db'));
  });
});

describe('a runtime without node:sqlite', () => {
  it('is told which one to use', async () => {
    const missing = () => Promise.reject(new Error('No such built-in module: node:sqlite'));
    await assert.rejects(loadSqlite(missing), tells('ENVIRONMENT', null, /no usable node:sqlite/));
  });
});

describe('the fingerprint of secrets', () => {
  const folder = useTempFolder();
  const key = () => join(folder(), 'redaction.key');

  it('is the same on each run, differs by secret, and shows nothing', async () => {
    const one = await loadFingerprint(folder());
    const two = await loadFingerprint(folder());
    assert.equal(one('hunter2'), two('hunter2'));
    assert.notEqual(one('hunter2'), one('hunter3'));
    assert.match(one('hunter2'), /^[0-9a-f]{32}$/);
    assert.equal(((await stat(key())).mode & 0o777).toString(8), '600');
  });

  it('has another key in another home', async () => {
    const one = await loadFingerprint(join(folder(), 'a'));
    const two = await loadFingerprint(join(folder(), 'b'));
    assert.notEqual(one('hunter2'), two('hunter2'));
  });

  it('has one key when several processes make it at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => loadFingerprint(folder())));
    assert.equal(new Set(all.map((fingerprint) => fingerprint('x'))).size, 1);
  });

  it('refuses a damaged key and names it', async () => {
    await writeFile(key(), 'short');
    await assert.rejects(loadFingerprint(folder()), tells('STORE', key(), /damaged/));
  });
});
