/** Activates the extension in a real VS Code. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleForHost } from '../../../../scripts/build/bundle.ts';
import { projectRoot } from '../../../../scripts/paths.ts';
import { findChromium } from '../../../../scripts/vscode/chromium.ts';
import { runHostTests } from '../../../../scripts/vscode/hostTests.ts';
import { startVsCodeServer } from '../../../../scripts/vscode/server.ts';
import type { ActivationReport } from './activationRun.ts';

const timeoutMs = 120_000;

/** Milliseconds; null: VS Code activated it before anybody could look. @throws Error where no VS Code can be had */
export async function activationTime(options: {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}): Promise<number | null> {
  const { folder, signal, say } = options;
  const chromium = await findChromium((what) => say(`installing ${what}`));
  const run = path.join(folder, 'activationRun.cjs');
  await bundleForHost(path.join(import.meta.dirname, 'activationRun.ts'), run);
  const workspace = path.join(folder, 'workspace');
  await mkdir(workspace, { recursive: true });
  const reportFile = path.join(folder, 'activation.json');
  const server = await startVsCodeServer({
    dataFolder: path.join(folder, 'vscode'),
    development: true,
    env: { ...options.env, PANTHER_BENCH_ACTIVATION: reportFile },
    signal,
    onInstall: (into) => say(`installing VS Code into ${into}`),
  });
  try {
    let output = '';
    const code = await runHostTests({
      server,
      chromium,
      folder: workspace,
      extension: projectRoot,
      tests: run,
      onOutput: (text) => {
        output += text;
      },
      timeoutMs,
    });
    if (code !== 0) throw new Error(`The extension host ended with exit code ${code}: ${output.trim()}`);
    return (JSON.parse(await readFile(reportFile, 'utf8')) as ActivationReport).activateMs;
  } finally {
    await server.stop();
  }
}
