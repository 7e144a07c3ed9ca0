import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../server/src/core/errors.ts';
import { runCommand } from '../runCommand.ts';
import { freePort } from './freePort.ts';
import { installVsCodeServer } from './install.ts';

export interface VsCodeServer {
  /** `127.0.0.1:PORT`: the authority of remote URIs. */
  readonly authority: string;
  readonly origin: string;
  /** What the server and its extension hosts print. */
  readonly logFile: string;
  stop(): Promise<void>;
}

export interface VsCodeServerOptions {
  /** Settings, extensions and logs go there. */
  readonly dataFolder: string;
  /** What extensions see as their environment, beside this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** A .vsix to install first. */
  readonly vsix?: string;
  /** Extensions may be run from their sources, and tests in the extension host. Notifications do not pop up then. */
  readonly development?: boolean;
  /** Ask whether the workspace is trusted, as VS Code does. Without it every workspace is. */
  readonly asksForTrust?: boolean;
  /** The folder that the bare address opens. */
  readonly defaultFolder?: string;
  readonly signal?: AbortSignal;
  readonly onInstall?: (folder: string) => void;
}

/** Nothing on the screen but the extension. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  // Its rows lie over those that were scrolled to, which then take no clicks.
  'workbench.tree.enableStickyScroll': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'remote.autoForwardPorts': false,
  'git.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
};

/** Serves VS Code on a free loopback port, to this machine only. It ends with `stop`, or with the signal. */
export async function startVsCodeServer(options: VsCodeServerOptions): Promise<VsCodeServer> {
  const folder = await installVsCodeServer(options);
  const settings = path.join(options.dataFolder, 'data', 'Machine', 'settings.json');
  await mkdir(path.dirname(settings), { recursive: true });
  await writeFile(settings, JSON.stringify(quietSettings, null, 2));

  const main = path.join(folder, 'out', 'server-main.js');
  const common = ['--accept-server-license-terms', '--server-data-dir', options.dataFolder, '--telemetry-level', 'off'];
  if (options.vsix !== undefined) {
    await installExtension(main, [...common, '--install-extension', options.vsix], options);
  }

  const port = await freePort();
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  // The smoke test driver is what makes a built VS Code honour extensionDevelopmentPath and extensionTestsPath.
  const flags = [
    ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
    ...(options.development ? ['--enable-smoke-test-driver'] : []),
  ];
  const opens = options.defaultFolder === undefined ? [] : ['--default-folder', options.defaultFolder];
  const child = spawn(process.execPath, [main, ...listen, ...common, ...flags, ...opens], {
    // No gallery: nothing is looked up on the internet.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  // An abort ends the child; that is reported by whoever aborted.
  child.on('error', () => undefined);
  const ended = once(child, 'close');
  const logFile = path.join(options.dataFolder, 'server.log');
  const log = createWriteStream(logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  await listening(child.stdout, ended, logFile);

  return {
    authority: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    logFile,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      log.end();
    },
  };
}

async function installExtension(main: string, args: readonly string[], options: VsCodeServerOptions): Promise<void> {
  const { code, output } = await runCommand(process.execPath, [main, ...args], {
    cwd: options.dataFolder,
    signal: options.signal,
  });
  if (code !== 0 || !output.includes('was successfully installed')) {
    throw new AppError('ENVIRONMENT', `The extension could not be installed into VS Code: ${output.trim()}`);
  }
}

async function listening(stdout: NodeJS.ReadableStream, ended: Promise<unknown>, logFile: string): Promise<void> {
  const up = new Promise<true>((resolve) => {
    let text = '';
    stdout.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString('utf8')).slice(-4000);
      if (text.includes('Extension host agent listening on')) {
        resolve(true);
      }
    });
  });
  const isUp = await Promise.race([up, ended.then(() => false)]);
  if (!isUp) {
    throw new AppError('ENVIRONMENT', "VS Code's server ended before it was up", { file: logFile });
  }
}
