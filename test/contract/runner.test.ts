import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runMocha, withResultsFile } from '../../scripts/testing/mochaSuite.ts';
import { withSecondTry } from '../../scripts/testing/secondTry.ts';
import { type SuiteResult, summary, type TestResult } from '../../scripts/testing/suiteResult.ts';
import { root } from '../support/sources.ts';

const passed: TestResult = { title: 'a', state: 'passed', error: null, file: 'one.test.ts' };
const skipped: TestResult = { title: 'b', state: 'skipped', error: null, file: 'one.test.ts' };
const failed: TestResult = { title: 'c', state: 'failed', error: 'Error: not so', file: 'two.test.ts' };

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

  it('runs the files that failed once more, and takes their second results', async () => {
    const tried: (readonly string[])[] = [];
    const files = ['one.test.ts', 'two.test.ts'];
    const run = async (chosen: readonly string[]): Promise<SuiteResult> => {
      tried.push(chosen);
      return {
        suite: 'x',
        tests: tried.length === 1 ? [passed, failed] : [{ ...failed, state: 'passed', error: null }],
      };
    };
    const { tests } = await withSecondTry(files, run, { say: () => undefined });
    assert.deepEqual(tried, [['one.test.ts', 'two.test.ts'], ['two.test.ts']]);
    assert.deepEqual(
      tests.map(({ title, state }) => [title, state]),
      [
        ['a', 'passed'],
        ['c', 'passed'],
      ],
    );
  });

  it('runs a suite that broke once more as a whole, and fails it if it breaks again', async () => {
    const tried: (readonly string[])[] = [];
    const files = ['one.test.ts', 'two.test.ts'];
    const run = async (chosen: readonly string[]): Promise<SuiteResult> => {
      tried.push(chosen);
      return { suite: 'x', tests: [passed, { ...failed, file: null }] };
    };
    const { tests } = await withSecondTry(files, run, { say: () => undefined });
    assert.equal(tried.length, 2);
    assert.deepEqual(tried[1], tried[0]);
    assert.deepEqual(
      tests.map(({ state }) => state),
      ['passed', 'failed'],
    );
  });

  it('tries no more often than it was told', async () => {
    let tries = 0;
    const run = async (): Promise<SuiteResult> => {
      tries += 1;
      return { suite: 'x', tests: [failed] };
    };
    const { tests } = await withSecondTry(['two.test.ts'], run, { further: 2, say: () => undefined });
    assert.equal(tries, 3);
    assert.deepEqual(tests, [failed]);
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
