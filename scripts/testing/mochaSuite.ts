import { globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../paths.ts';
import { runCommand } from '../runCommand.ts';
import { withSecondTry } from './secondTry.ts';
import { brokenSuite, type SuiteResult, type TestResult } from './suiteResult.ts';

export interface MochaOptions {
  /** Globs, from the project's root. */
  readonly files: readonly string[];
  readonly timeoutMs?: number;
  /** How often a test that failed is tried again. The output tells of each; 0 unless it drives a program of others. */
  readonly retries?: number;
  /** Files of which a test failed run once more; see `withSecondTry`. */
  readonly secondTry?: true;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export const reporterFile = path.join(projectRoot, 'test', 'support', 'resultsReporter.cjs');

/** Runs mocha in a process of its own, its output shown as it comes. */
export async function runMocha(suite: string, options: MochaOptions): Promise<SuiteResult> {
  const files = matching(options.files);
  if (files.length === 0) {
    return brokenSuite(suite, `There are no test files: ${options.files.join(', ')}`);
  }
  const run = (chosen: readonly string[]) => runFiles(suite, chosen, options);
  return options.secondTry === true ? withSecondTry(files, run) : run(files);
}

async function runFiles(suite: string, files: readonly string[], options: MochaOptions): Promise<SuiteResult> {
  return withResultsFile(suite, async (resultsFile) => {
    const mocha = path.join(projectRoot, 'node_modules', 'mocha', 'bin', 'mocha.js');
    const timeout = options.timeoutMs === undefined ? [] : ['--timeout', String(options.timeoutMs)];
    const retries = options.retries === undefined ? [] : ['--retries', String(options.retries)];
    const args = [mocha, '--reporter', reporterFile, ...timeout, ...retries, ...files];
    const { code } = await runCommand(process.execPath, args, {
      cwd: projectRoot,
      env: { ...process.env, ...options.env, PANTHER_TEST_RESULTS: resultsFile, FORCE_COLOR: '0' },
      signal: options.signal,
      onOutput: (text) => process.stdout.write(text),
    });
    return code === 0 ? null : `mocha ended with exit code ${code}; its output is above.`;
  });
}

/**
 * Gives `run` the path of a file for the results and reads them afterwards. `run` returns the problem with which the
 * tests ended, or null; a problem counts as a failure where no test tells of one.
 */
export async function withResultsFile(
  suite: string,
  run: (resultsFile: string) => Promise<string | null>,
): Promise<SuiteResult> {
  const folder = await mkdtemp(path.join(await temporaryFolder(), 'results-'));
  try {
    const resultsFile = path.join(folder, 'results.json');
    const problem = await run(resultsFile);
    const tests = await readResults(resultsFile);
    if (tests.length === 0) {
      return brokenSuite(suite, problem ?? 'No test ran.');
    }
    const isUntold = problem !== null && tests.every((test) => test.state !== 'failed');
    return { suite, tests: isUntold ? [...tests, ...brokenSuite(suite, problem).tests] : tests };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function temporaryFolder(): Promise<string> {
  const folder = path.join(tmpdir(), 'panther-tests');
  await mkdir(folder, { recursive: true });
  return folder;
}

async function readResults(file: string): Promise<readonly TestResult[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as TestResult[];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

/** The files that the globs find, from the project's root. */
export function matching(patterns: readonly string[]): readonly string[] {
  return globSync([...patterns], { cwd: projectRoot })
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted();
}
