import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeSampleHome } from '../../test/support/sampleHome.ts';
import { bundleHostTests } from '../build/bundle.ts';
import { cacheFolder, projectRoot } from '../paths.ts';
import { findChromium } from '../vscode/chromium.ts';
import { runHostTests } from '../vscode/hostTests.ts';
import { startVsCodeServer } from '../vscode/server.ts';
import { matching, reporterFile, withResultsFile } from './mochaSuite.ts';
import type { SuiteResult } from './suiteResult.ts';

export const hostTestsModule = path.join(projectRoot, 'out', 'test', 'host', 'index.cjs');
const timeoutMs = 240_000;

/** The environment that the tests in VS Code run in: no AWS, and a home of the product that is the tests' own. */
export function hostTestEnvironment(home: string, resultsFile: string): Record<string, string> {
  return {
    PANTHER_HOME: home,
    PANTHER_TEST_RESULTS: resultsFile,
    PANTHER_TEST_REPORTER: reporterFile,
    AWS_CONFIG_FILE: path.join(home, 'aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(home, 'aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  };
}

/** Bundles the tests to where `hostTestsModule` is, and fills the home that they look at. */
export async function prepareHostTests(home: string): Promise<void> {
  await makeSampleHome(home);
  await bundleHostTests(matching(['test/vscode/host/**/*.test.ts']));
}

/** Runs test/vscode/host inside a real VS Code, with the extension from `out`. */
export async function runHostSuite(suite: string, signal: AbortSignal): Promise<SuiteResult> {
  const chromium = await findChromium((what) => process.stdout.write(`Installing ${what} ...\n`));
  const home = await mkdtemp(path.join(tmpdir(), 'panther-host-'));
  const workspace = path.join(home, 'workspace');
  const dataFolder = path.join(cacheFolder(), 'vscode-data', 'host');
  await rm(dataFolder, { recursive: true, force: true });
  await mkdir(workspace, { recursive: true });
  await prepareHostTests(home);
  try {
    const result = await withResultsFile(suite, async (resultsFile) => {
      const server = await startVsCodeServer({
        dataFolder,
        development: true,
        env: hostTestEnvironment(home, resultsFile),
        signal,
        onInstall: (folder) => process.stdout.write(`Installing VS Code into ${folder} ...\n`),
      });
      let output = '';
      try {
        const code = await runHostTests({
          server,
          chromium,
          folder: workspace,
          extension: projectRoot,
          tests: hostTestsModule,
          onOutput(text) {
            output += text;
          },
          timeoutMs,
        });
        return code === 0 ? null : `The tests in VS Code ended with exit code ${code}.\n${output}`;
      } finally {
        await server.stop();
      }
    });
    for (const { state, title } of result.tests) {
      process.stdout.write(`    ${state === 'passed' ? '✔' : state} ${title}\n`);
    }
    return result;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
