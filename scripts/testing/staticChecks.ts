import path from 'node:path';
import { staleFiles } from '../generate/files.ts';
import { projectRoot } from '../paths.ts';
import { runCommand } from '../runCommand.ts';
import type { SuiteResult, TestResult } from './suiteResult.ts';

/** Everything that is known of the sources without running them. Each check counts as one test. */
export async function runStaticChecks(signal: AbortSignal): Promise<SuiteResult> {
  return {
    suite: 'static checks',
    tests: [
      await program('types: tsc', ['typescript', 'bin', 'tsc'], ['-p', '.'], signal),
      await program('format and lint: biome', ['@biomejs', 'biome', 'bin', 'biome'], ['ci', '--colors=off'], signal),
      await generatedFiles(),
    ],
  };
}

async function program(
  title: string,
  script: readonly string[],
  args: readonly string[],
  signal: AbortSignal,
): Promise<TestResult> {
  const file = path.join(projectRoot, 'node_modules', ...script);
  const { code, output } = await runCommand(process.execPath, [file, ...args], { cwd: projectRoot, signal });
  return code === 0
    ? { title, state: 'passed', error: null, file: null }
    : { title, state: 'failed', error: output, file: null };
}

async function generatedFiles(): Promise<TestResult> {
  const title = 'generated files are up to date';
  const stale = await staleFiles();
  if (stale.length === 0) {
    return { title, state: 'passed', error: null, file: null };
  }
  return { title, state: 'failed', error: `Run npm run generate. Out of date: ${stale.join(', ')}`, file: null };
}
