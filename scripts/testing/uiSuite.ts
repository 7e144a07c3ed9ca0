import path from 'node:path';
import { startDemo } from '../demo/demo.ts';
import { testVsix } from '../package/vsix.ts';
import { cacheFolder } from '../paths.ts';
import { matching, runMocha } from './mochaSuite.ts';
import { withSecondTry } from './secondTry.ts';
import type { SuiteResult } from './suiteResult.ts';

/**
 * Runs test/vscode/ui: the packaged extension in a real VS Code, driven through its windows, on an estate that is
 * onboarded and scanned by the command line. PANTHER_TEST_UI_FILES (a pattern) runs some of the files only.
 */
export async function runUiSuite(suite: string, signal: AbortSignal): Promise<SuiteResult> {
  const files = matching([process.env['PANTHER_TEST_UI_FILES'] ?? 'test/vscode/ui/**/*.test.ts']);
  return withSecondTry(files, (chosen) => runOnNewEstate(suite, chosen, signal), { further: 2 });
}

async function runOnNewEstate(suite: string, files: readonly string[], signal: AbortSignal): Promise<SuiteResult> {
  const demo = await startDemo({
    folder: path.join(cacheFolder(), 'test-estate'),
    signal,
    say: (line) => process.stdout.write(`${line}\n`),
  });
  try {
    const surroundings = { vsix: testVsix(), env: demo.env, home: demo.home, endpoint: demo.endpoint };
    return await runMocha(suite, {
      files,
      timeoutMs: 90_000,
      // The windows of VS Code drop a click or a hover now and then on a busy machine.
      retries: 1,
      env: { PANTHER_TEST_UI: JSON.stringify(surroundings) },
      signal,
    });
  } finally {
    await demo.stop();
  }
}
