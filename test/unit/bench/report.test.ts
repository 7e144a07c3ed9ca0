import assert from 'node:assert/strict';
import type { Bench, Case } from '../../bench/bench.ts';
import { jsonLine, table } from '../../bench/report.ts';
import { chosenCases, runBenches } from '../../bench/runBenches.ts';

const fast: Case = {
  name: 'fast',
  about: 'is measured',
  targets: [
    { figure: 'ratio', most: 1.5 },
    { figure: 'rows', least: 100 },
  ],
  mostMinutes: 1,
  run: async () => ({ ratio: 2, rows: 100, calls: null }),
};
const broken: Case = { ...fast, name: 'broken', run: () => Promise.reject(new Error('no stub')) };
const bench: Bench = { name: 'scan', about: 'scans', cases: [fast, broken] };

describe('a benchmark', () => {
  const { signal } = new AbortController();
  const ignore = () => undefined;
  const run = (cases: ReturnType<typeof chosenCases>) =>
    runBenches(cases, { long: false, explain: false, signal, say: ignore, onResult: ignore });

  it('gives one JSON object for each case, and says which targets were missed', async () => {
    const [first] = await run(chosenCases([bench], ['scan', 'fast']));
    assert.ok(first);
    assert.deepEqual(JSON.parse(jsonLine(first)), {
      case: 'fast',
      ratio: 2,
      rows: 100,
      calls: null,
      missed: ['ratio'],
    });
  });

  it('shows the target beside each figure', async () => {
    const [first] = await run(chosenCases([bench], ['scan', 'fast']));
    assert.ok(first);
    assert.match(table(first), /ratio +2 +<= 1\.5 +MISSED\n +rows +100 +>= 100 +met\n +calls +not measured\n/);
  });

  it('goes on with the next case when one fails, whose targets are all missed', async () => {
    const results = await run(chosenCases([bench], []));
    const last = JSON.parse(jsonLine(results.at(-1) ?? assert.fail())) as Readonly<Record<string, unknown>>;
    assert.deepEqual([last['problem'], last['missed']], ['no stub', ['ratio', 'rows']]);
  });

  it('refuses names that there are none of', () => {
    assert.throws(() => chosenCases([bench], ['events']), /No such benchmark: events/);
    assert.throws(() => chosenCases([bench], ['scan', 'slow']), /No such benchmark: slow/);
  });
});
