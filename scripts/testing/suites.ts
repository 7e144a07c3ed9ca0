import { testVsix } from '../package/vsix.ts';
import { runHostSuite } from './hostSuite.ts';
import { runMocha } from './mochaSuite.ts';
import { withSecondTry } from './secondTry.ts';
import { runStaticChecks } from './staticChecks.ts';
import type { SuiteResult } from './suiteResult.ts';
import { runUiSuite } from './uiSuite.ts';

export interface Suite {
  readonly name: string;
  /** The package, and with it the bundles, must be there. */
  readonly needsPackage?: true;
  run(signal: AbortSignal): Promise<SuiteResult>;
}

/** In the order in which they run: what is quick and finds most comes first. */
export const suites: readonly Suite[] = [
  { name: 'static', run: runStaticChecks },
  { name: 'unit', run: (signal) => runMocha('unit', { files: ['test/unit/**/*.test.ts'], signal }) },
  {
    name: 'contract',
    needsPackage: true,
    run(signal) {
      const env = { PANTHER_TEST_VSIX: testVsix() };
      return runMocha('contract', { files: ['test/contract/**/*.test.ts'], timeoutMs: 60_000, env, signal });
    },
  },
  {
    name: 'lsp',
    run: (signal) => runMocha('lsp', { files: ['test/lsp/**/*.test.ts'], timeoutMs: 30_000, secondTry: true, signal }),
  },
  {
    name: 'cli',
    run: (signal) => runMocha('cli', { files: ['test/cli/**/*.test.ts'], timeoutMs: 60_000, secondTry: true, signal }),
  },
  // Another validator runs in it, in a process of some hundred megabytes.
  { name: 'oracle', run: (signal) => runMocha('oracle', { files: ['test/oracle/**/*.test.ts'], signal }) },
  // Reads data that are not in the project; where they are missing it is skipped.
  { name: 'shared', run: (signal) => runMocha('shared', { files: ['test/shared/**/*.test.ts'], signal }) },
  {
    name: 'aws',
    run: (signal) => runMocha('aws', { files: ['test/aws/**/*.test.ts'], timeoutMs: 120_000, secondTry: true, signal }),
  },
  {
    name: 'host',
    needsPackage: true,
    run: (signal) => withSecondTry([], () => runHostSuite('host', signal)),
  },
  { name: 'ui', needsPackage: true, run: (signal) => runUiSuite('ui', signal) },
];
