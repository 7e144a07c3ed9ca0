import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Demo } from '../demo/demo.ts';
import { packageExtension } from '../package/vsix.ts';
import { projectRoot } from '../paths.ts';
import { startVsCodeServer } from '../vscode/server.ts';

export interface OpenOptions {
  readonly demo: Demo;
  /** For the data of VS Code. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Opens VS Code on the estate: the desktop's where there is one, else one served to the browser. Ends with the signal. */
export async function openVsCode(options: OpenOptions): Promise<void> {
  const desktop = findDesktop();
  await (desktop === null ? openServed(options) : openDesktop(desktop, options));
}

/** `code`, unless it is the command of a remote window, which cannot open an extension under development. */
function findDesktop(): string | null {
  if (process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) {
    return null;
  }
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}

async function openDesktop(code: string, { demo, folder, signal, say }: OpenOptions): Promise<void> {
  say('Opening VS Code. Ctrl-C here ends the emulator.');
  const isWindows = process.platform === 'win32';
  const own = ['--user-data-dir', path.join(folder, 'data'), '--extensions-dir', path.join(folder, 'extensions')];
  const args = ['--new-window', ...own, '--extensionDevelopmentPath', projectRoot, demo.workspace];
  // A .cmd file only starts in a shell, which splits at spaces.
  const quoted = isWindows ? args.map((arg) => `"${arg}"`) : args;
  const child = spawn(isWindows ? `"${code}"` : code, quoted, {
    env: { ...process.env, ...demo.env },
    stdio: 'ignore',
    shell: isWindows,
  });
  child.on('error', (error) => say(`VS Code could not be opened: ${error.message}`));
  await aborted(signal);
}

async function openServed({ demo, folder, signal, say }: OpenOptions): Promise<void> {
  const vsix = path.join(folder, 'panther-cloud-security.vsix');
  await packageExtension(vsix, signal);
  const server = await startVsCodeServer({
    dataFolder: path.join(folder, 'served'),
    env: demo.env,
    vsix,
    defaultFolder: demo.workspace,
    signal,
    onInstall: (into) => say(`There is no desktop VS Code (code) on the PATH: installing one to serve into ${into}`),
  });
  say(`VS Code: ${server.origin}/`);
  say('Open the address in a browser; the Cloud Security view is in the activity bar. Ctrl-C here ends all.');
  try {
    await aborted(signal);
  } finally {
    await server.stop();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await once(signal, 'abort');
  }
}
