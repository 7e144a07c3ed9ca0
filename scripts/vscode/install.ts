import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../server/src/core/errors.ts';
import { cacheFolder } from '../paths.ts';
import { runCommand } from '../runCommand.ts';

const manifests = path.join(import.meta.dirname, 'code-server');
const insidePackage = path.join('node_modules', 'code-server', 'lib', 'vscode');

/** The only native modules that the extension host needs. */
const nativeModules = ['@vscode/native-watchdog', '@vscode/spdlog'];

/**
 * The folder of a VS Code server (`out/server-main.js`), from the package registry; installed into the cache on first
 * use, which takes about a minute.
 *
 * @throws AppError ENVIRONMENT with what to do
 */
export async function installVsCodeServer(
  options: { readonly signal?: AbortSignal | undefined; readonly onInstall?: (folder: string) => void } = {},
): Promise<string> {
  const lock = await readFile(path.join(manifests, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
  const folder = path.join(cacheFolder(), `vscode-server-${hash}`);
  const server = path.join(folder, insidePackage);
  if (existsSync(folder)) {
    return server;
  }
  options.onInstall?.(folder);
  // Made under a name of its own and then renamed: what has the final name is whole.
  const unfinished = `${folder}.${process.pid}`;
  try {
    await mkdir(unfinished, { recursive: true });
    await cp(manifests, unfinished, { recursive: true });
    await installPackages(unfinished, options.signal);
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return server;
}

/**
 * The packages' own install scripts are left out: they build every native module, take minutes and need libraries that
 * nothing here uses.
 */
async function installPackages(folder: string, signal: AbortSignal | undefined): Promise<void> {
  await npm(['ci', '--ignore-scripts'], folder, signal);
  const server = path.join(folder, insidePackage);
  // Not `ci`, which refuses: the package's own lock file leaves out a peer dependency.
  await npm(['install', '--omit=dev', '--ignore-scripts'], server, signal);
  await npm(['rebuild', ...nativeModules], server, signal);
  for (const name of nativeModules) {
    if (!existsSync(path.join(server, 'node_modules', name, 'build', 'Release'))) {
      throw new AppError('ENVIRONMENT', `A native module of VS Code was not built: ${name}`, {
        hint: 'Install a C++ compiler, make and Python 3 (Debian and Ubuntu: apt install build-essential python3).',
      });
    }
  }
}

async function npm(args: readonly string[], cwd: string, signal: AbortSignal | undefined): Promise<void> {
  const headers = nodeHeaders();
  const { code, output } = await runCommand('npm', [...args, '--no-audit', '--no-fund'], {
    cwd,
    env: { ...process.env, ...(headers === null ? {} : { npm_config_nodedir: headers }) },
    signal,
  });
  if (code !== 0) {
    throw new AppError('ENVIRONMENT', `VS Code's server could not be installed: ${output.trim().slice(-2000)}`, {
      hint: 'Make the npm registry reachable; building two small native modules needs a C++ compiler and Python 3.',
    });
  }
}

/**
 * Where a Node of this machine has its headers, so that none are downloaded; null: nowhere. Any version's do: both
 * modules use Node-API alone.
 */
function nodeHeaders(): string | null {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.dirname(folder));
  const found = [...onPath, '/usr', '/usr/local'].find((prefix) =>
    existsSync(path.join(prefix, 'include/node/node_api.h')),
  );
  return found ?? null;
}
