import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const oldest: readonly [number, number] = [3, 10];

/** How to start a Python, and its version (`3.12`). */
export interface Python {
  readonly command: string;
  readonly args: readonly string[];
  readonly version: string;
}

/** The first Python of this machine that is new enough; null where there is none. */
export async function findPython(signal: AbortSignal | undefined): Promise<Python | null> {
  for (const { command, args } of candidates()) {
    const version = await pythonVersion(command, args, signal);
    if (version !== null && isNewEnough(version)) {
      return { command, args, version };
    }
  }
  return null;
}

function candidates(): readonly { readonly command: string; readonly args: readonly string[] }[] {
  if (process.platform === 'win32') {
    return [
      { command: 'py', args: ['-3'] },
      { command: 'python', args: [] },
    ];
  }
  return ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'].map((command) => ({
    command,
    args: [],
  }));
}

/** `3.12`, or null where the command is none or is no Python. */
export async function pythonVersion(
  command: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const print = 'import sys; print("%d.%d" % sys.version_info[:2])';
  try {
    const { stdout } = await run(command, [...args, '-c', print], signal ? { signal } : {});
    const version = stdout.trim();
    return /^\d+\.\d+$/.test(version) ? version : null;
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}
