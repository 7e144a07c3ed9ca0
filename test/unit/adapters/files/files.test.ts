import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { localFiles } from '../../../../server/src/adapters/files/files.ts';
import { useTempFolder } from '../../../support/tempFolder.ts';

async function* chunks(...texts: readonly (string | Error)[]): AsyncGenerator<string> {
  for (const text of texts) {
    if (text instanceof Error) throw text;
    yield text;
  }
}

describe('a file that a person asked for', () => {
  const folder = useTempFolder();

  it('has all of the text, and is the owner’s alone', async () => {
    const file = join(folder(), 'out.csv');
    await localFiles.write(file, chunks('one\n', 'zwei ü\n'));
    assert.equal(await readFile(file, 'utf8'), 'one\nzwei ü\n');
    if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o600);
    await localFiles.write(file, chunks('new'));
    assert.equal(await readFile(file, 'utf8'), 'new');
  });

  it('stays as it was when the text breaks off, and nothing is left beside it', async () => {
    const file = join(folder(), 'out.csv');
    await writeFile(file, 'old');
    const broken = Object.assign(new Error('the source'), { code: 'ENOENT' });
    await assert.rejects(localFiles.write(file, chunks('half', broken)), broken);
    assert.equal(await readFile(file, 'utf8'), 'old');
    assert.deepEqual(await readdir(folder()), ['out.csv']);
  });

  it('is written where a symbolic link leads', async () => {
    await writeFile(join(folder(), 'real.csv'), 'old');
    await symlink('real.csv', join(folder(), 'link.csv'));
    await localFiles.write(join(folder(), 'link.csv'), chunks('new'));
    assert.equal(await readFile(join(folder(), 'real.csv'), 'utf8'), 'new');
  });

  it('may be a pipe, which is written to and stays one', async function () {
    if (process.platform === 'win32') this.skip();
    const pipe = join(folder(), 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    const [, text] = await Promise.all([localFiles.write(pipe, chunks('a', 'b')), readFile(pipe, 'utf8')]);
    assert.equal(text, 'ab');
    assert.ok((await stat(pipe)).isFIFO());
  });

  const refused = (file: string, hint: RegExp) =>
    assert.rejects(localFiles.write(file, chunks('x')), (error: { code: string; fields: { hint: string } }) => {
      assert.equal(error.code, 'BAD_INPUT');
      assert.match(error.fields.hint, hint);
      return true;
    });

  it('that cannot be written is an error that says what to do', async () => {
    await refused(join(folder(), 'missing', 'out.csv'), /Make the folder first/);
    await writeFile(join(folder(), 'file'), '');
    await refused(join(folder(), 'file', 'out.csv'), /is a file/);
    await refused(folder(), /name of a file/);
  });
});
