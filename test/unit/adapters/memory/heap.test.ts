import assert from 'node:assert/strict';
import { getHeapSpaceStatistics } from 'node:v8';
import { runCommand } from '../../../../scripts/runCommand.ts';
import { root } from '../../../support/sources.ts';

/** Makes many objects that do not last, some of which outlive a few clean-ups, as a scan does. */
const busy = `
import { Session } from 'node:inspector/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import { growHeapSparingly } from './server/src/adapters/memory/heap.ts';
if (process.argv[1] === 'sparingly') growHeapSparingly();
const youngMegabytes = () =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size / 2 ** 20;
const kept = [];
async function makeMany() {
for (let turn = 0; turn < 40; turn += 1) {
  for (let count = 0; count < 400_000; count += 1) {
    const made = { count, of: [count], name: String(count) };
    if (count % 50 === 0) kept[(turn * 8_000 + count / 50) % 60_000] = made;
  }
  await new Promise((resolve) => setImmediate(resolve));
}
}
await makeMany();
const most = youngMegabytes();
// V8 does so by itself where little is made for a while.
const session = new Session();
session.connect();
await session.post('HeapProfiler.collectGarbage');
const cleaned = youngMegabytes();
await makeMany();
process.stdout.write(JSON.stringify({ most, cleaned, again: youngMegabytes() }));
`;

describe('the heap of a process that makes many objects', function () {
  this.timeout(60_000);

  async function youngMegabytes(how: 'sparingly' | 'freely') {
    const flags = ['--max-semi-space-size=64', '--input-type=module', '--eval', busy, how];
    const { code, output } = await runCommand(process.execPath, flags, { cwd: root });
    assert.equal(code, 0, output);
    return JSON.parse(output) as { readonly most: number; readonly cleaned: number; readonly again: number };
  }

  it('has no more room for young objects than helps, whatever the machine has', async () => {
    assert.ok(getHeapSpaceStatistics().some(({ space_name: name }) => name === 'new_space'));
    assert.ok((await youngMegabytes('freely')).most > 32);
    // It may grow once more until it is noticed.
    assert.ok((await youngMegabytes('sparingly')).most <= 32);
  });

  it('gets the room that helps again after V8 took it away', async () => {
    const { most, cleaned, again } = await youngMegabytes('sparingly');
    assert.ok(cleaned < most && cleaned < 16, `${cleaned} of ${most}`);
    for (const size of [most, again]) assert.ok(size >= 16 && size <= 32, `${size}`);
  });
});
