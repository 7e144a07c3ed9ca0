import assert from 'node:assert/strict';
import { getHeapSpaceStatistics } from 'node:v8';
import { runCommand } from '../../../../scripts/runCommand.ts';
import { root } from '../../../support/sources.ts';

/** Makes many objects that do not last, some of which outlive a few clean-ups, as a scan does. */
const busy = `
import { getHeapSpaceStatistics } from 'node:v8';
import { growHeapSparingly } from './server/src/adapters/memory/heap.ts';
if (process.argv[1] === 'sparingly') growHeapSparingly();
const kept = [];
for (let turn = 0; turn < 40; turn += 1) {
  for (let count = 0; count < 400_000; count += 1) {
    const made = { count, of: [count], name: String(count) };
    if (count % 50 === 0) kept[(turn * 8_000 + count / 50) % 60_000] = made;
  }
  await new Promise((resolve) => setImmediate(resolve));
}
const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
process.stdout.write(String(young.space_size / 2 ** 20));
`;

describe('the heap of a process that makes many objects', function () {
  this.timeout(60_000);

  async function youngMegabytes(how: 'sparingly' | 'freely'): Promise<number> {
    const flags = ['--max-semi-space-size=64', '--input-type=module', '--eval', busy, how];
    const { code, output } = await runCommand(process.execPath, flags, { cwd: root });
    assert.equal(code, 0, output);
    return Number(output);
  }

  it('has no more room for young objects than helps, whatever the machine has', async () => {
    assert.ok(getHeapSpaceStatistics().some(({ space_name: name }) => name === 'new_space'));
    assert.ok((await youngMegabytes('freely')) > 32);
    assert.ok((await youngMegabytes('sparingly')) <= 32);
  });
});
