import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../../server/src/core/errors.ts';
import { findPython, type Python, pythonVersion } from './python.ts';

const run = promisify(execFile);
const requirements = path.join(import.meta.dirname, 'requirements.txt');
const projectRoot = path.resolve(import.meta.dirname, '../..');

/**
 * The Python of the emulator's own environment. Makes the environment on first use: in the project's `.cache`, or in
 * the folder that PANTHER_CACHE names.
 *
 * @throws AppError ENVIRONMENT with what to install
 */
export async function installEmulator(
  options: { readonly signal?: AbortSignal | undefined; readonly onInstall?: (folder: string) => void } = {},
): Promise<string> {
  const { signal, onInstall } = options;
  const folder = path.join(cacheFolder(), `moto-${await requirementsHash()}`);
  if (await works(folder, signal)) {
    return pythonOf(folder);
  }
  const python = await findPython(signal);
  if (!python) {
    throw new AppError('ENVIRONMENT', 'The AWS emulator needs Python 3.10 or newer, and none was found', {
      hint: 'Install Python from https://www.python.org/downloads, or with your package manager.',
    });
  }
  onInstall?.(folder);
  await mkdir(path.dirname(folder), { recursive: true });
  // Made under a name of its own and then renamed: what has the final name is whole, and two processes cannot collide.
  const unfinished = `${folder}.${process.pid}`;
  try {
    await rm(unfinished, { recursive: true, force: true });
    await makeEnvironment(python, unfinished, signal);
    await installPackages(unfinished, signal);
    await putInPlace(unfinished, folder, signal);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return pythonOf(folder);
}

function cacheFolder(): string {
  return process.env['PANTHER_CACHE'] ?? path.join(projectRoot, '.cache');
}

async function requirementsHash(): Promise<string> {
  const text = await readFile(requirements, 'utf8');
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
}

function pythonOf(folder: string): string {
  return process.platform === 'win32' ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python');
}

/** An environment stops working when the Python that it was made with is removed. */
async function works(folder: string, signal: AbortSignal | undefined): Promise<boolean> {
  return (await pythonVersion(pythonOf(folder), ['-I'], signal)) !== null;
}

async function makeEnvironment(python: Python, folder: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    await run(python.command, [...python.args, '-m', 'venv', folder], signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    throw new AppError('ENVIRONMENT', `Python ${python.version} could not make a virtual environment: ${gist(cause)}`, {
      hint: `Install its venv module (Debian and Ubuntu: apt install python${python.version}-venv).`,
      cause,
    });
  }
}

async function installPackages(folder: string, signal: AbortSignal | undefined): Promise<void> {
  const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--requirement', requirements];
  try {
    await run(pythonOf(folder), ['-m', 'pip', 'install', ...options], signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    throw new AppError('ENVIRONMENT', `The AWS emulator (moto) could not be installed: ${gist(cause)}`, {
      hint: 'Make the Python package index reachable: a network, or pip configured for your mirror.',
      cause,
    });
  }
}

async function putInPlace(unfinished: string, folder: string, signal: AbortSignal | undefined): Promise<void> {
  if (await works(folder, signal)) {
    return; // Another process was faster.
  }
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(unfinished, folder);
  } catch (error) {
    if (!(await works(folder, signal))) {
      throw error;
    }
  }
}

/** The last line that the program wrote: Python's tools put the reason there. */
function gist(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const lines = output.split('\n').map((line) => line.trim());
  const reason = lines.findLast((line) => line.startsWith('ERROR:')) ?? lines.findLast((line) => line !== '');
  return reason ?? (error instanceof Error ? error.message : String(error));
}
