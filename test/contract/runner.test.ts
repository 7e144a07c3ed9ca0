import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runMocha, withResultsFile } from '../../scripts/testing/mochaSuite.ts';
import { summary, type TestResult } from '../../scripts/testing/suiteResult.ts';
import { root } from '../support/sources.ts';

const passed: TestResult = { title: 'a', state: 'passed', error: null };
const skipped: TestResult = { title: 'b', state: 'skipped', error: null };
const failed: TestResult = { title: 'c', state: 'failed', error: 'Error: not so' };

describe('the runner of the tests', () => {
  it('ends with one line that counts', () => {
    assert.equal(summary([{ suite: 'x', tests: [passed, passed] }]), '2 passed, 0 failed');
    const lines = summary([{ suite: 'x', tests: [passed, skipped, failed] }]).split('\n');
    assert.equal(lines.at(-1), '1 passed, 1 failed, 1 skipped');
    assert.ok(lines.includes('FAILED [x] c') && lines.includes('Error: not so'));
  });

  it('fails a suite that ran no test', async () => {
    const { tests } = await withResultsFile('x', async (file) => {
      writeFileSync(file, '[]');
      return null;
    });
    assert.deepEqual(
      tests.map(({ state, error }) => [state, error]),
      [['failed', 'No test ran.']],
    );
  });

  it('fails a suite that has no files', async () => {
    const { tests } = await runMocha('x', { files: ['test/none/*.test.ts'], signal: new AbortController().signal });
    assert.deepEqual(
      tests.map(({ state }) => state),
      ['failed'],
    );
  });

  it('fails a suite that broke after its tests passed', async () => {
    const { tests } = await withResultsFile('x', async (file) => {
      writeFileSync(file, JSON.stringify([passed]));
      return 'The process crashed.';
    });
    assert.deepEqual(
      tests.map(({ state }) => state),
      ['passed', 'failed'],
    );
  });
});

describe('the npm scripts', () => {
  it('each run a task that is there', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      scripts: Readonly<Record<string, string>>;
    };
    for (const [name, command] of Object.entries(manifest.scripts)) {
      const task = /^node scripts\/run\.mjs (\w+)$/.exec(command)?.[1];
      assert.ok(task !== undefined && existsSync(path.join(root, 'scripts', 'tasks', `${task}.ts`)), name);
    }
  });
});
