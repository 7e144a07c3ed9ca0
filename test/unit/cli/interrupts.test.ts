import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { watchEnd } from '../../../server/src/cli/interrupts.ts';

describe('standard output that fails', () => {
  function failWith(code: string) {
    const stdout = new PassThrough();
    const stderr = new PassThrough({ encoding: 'utf8' });
    const host = Object.assign(new EventEmitter(), { stdout, stderr, exit: () => assert.fail('it ends by itself') });
    const ending = watchEnd(host as never);
    stdout.emit('error', Object.assign(new Error(code), { code }));
    ending.dispose();
    return { exitCode: ending.exitCode(), aborted: ending.signal.aborted, said: stderr.read() };
  }

  it('because its reader left is no error', () => {
    assert.deepEqual(failWith('EPIPE'), { exitCode: 0, aborted: true, said: null });
  });

  it('because there is no space left is told, in one line', () => {
    const { exitCode, aborted, said } = failWith('ENOSPC');
    assert.deepEqual([exitCode, aborted], [1, true]);
    assert.match(said, /^panther-scan: Standard output cannot be written: ENOSPC\.[^\n]+\n$/);
  });
});
