import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../paths.ts';

const run = promisify(execFile);

const cli = path.join(projectRoot, 'out', 'server', 'cli.mjs');

export interface PantherScanOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * Runs the built `panther-scan` with `--json`, as a person would, and returns what it printed, parsed.
 *
 * @throws Error with what it complained about, when it ends with an exit code that is not in `accepted`
 */
export async function pantherScan(
  args: readonly string[],
  options: PantherScanOptions,
  accepted: readonly number[] = [0],
): Promise<unknown> {
  try {
    const { stdout } = await run(process.execPath, [cli, ...args, '--json'], {
      env: { ...process.env, ...options.env },
      signal: options.signal,
      maxBuffer: 64 * 1024 * 1024,
    });
    return lastDocument(stdout);
  } catch (error) {
    options.signal.throwIfAborted();
    if (!isExit(error)) {
      throw error;
    }
    if (accepted.includes(error.code)) {
      return lastDocument(error.stdout);
    }
    const said = `${error.stdout}${error.stderr}`.trim();
    throw new Error(`panther-scan ${args.join(' ')} ended with exit code ${error.code}.\n${said}`, { cause: error });
  }
}

interface Exit {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function isExit(error: unknown): error is Error & Exit {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' && 'stdout' in error;
}

/** JSON lines end with the result; a single document may span lines. */
function lastDocument(printed: string): unknown {
  const last = printed.trim().split('\n').at(-1) ?? '';
  return JSON.parse(last.startsWith('{') && last.endsWith('}') ? last : printed);
}
