// npm run test:electron: the tests of test/vscode/host in the desktop's VS Code, which is downloaded on first use.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { bundleExtension } from '../build/bundle.ts';
import { cacheFolder, projectRoot } from '../paths.ts';
import { hostTestEnvironment, hostTestsModule, prepareHostTests } from '../testing/hostSuite.ts';
import { withResultsFile } from '../testing/mochaSuite.ts';
import { count, summary } from '../testing/suiteResult.ts';

const home = await mkdtemp(path.join(tmpdir(), 'panther-electron-'));
try {
  const executable = await download();
  await bundleExtension({ development: false });
  await prepareHostTests(home);
  const workspace = path.join(home, 'workspace');
  await mkdir(workspace);
  const result = await withResultsFile('test:electron', async (resultsFile) => {
    const code = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: hostTestsModule,
      extensionTestsEnv: hostTestEnvironment(home, resultsFile),
      launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--user-data-dir', `${home}/data`],
    });
    return code === 0 ? null : `VS Code ended with exit code ${code}.`;
  });
  process.stdout.write(`${summary([result])}\n`);
  process.exitCode = count([result], 'failed') === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(home, { recursive: true, force: true });
}

async function download(): Promise<string> {
  try {
    return await downloadAndUnzipVSCode({ cachePath: path.join(cacheFolder(), 'vscode-desktop'), version: 'stable' });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The desktop VS Code could not be downloaded (${reason}). "npm test" needs no download of it.`, {
      cause,
    });
  }
}
