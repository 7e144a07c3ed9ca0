import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface CommandResult {
  /** Null: ended by a signal. */
  readonly code: number | null;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece of output as it comes. */
  readonly onOutput?: ((text: string) => void) | undefined;
}

/** Runs a program to its end. Rejects only when it cannot be started or the signal aborts. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm and npx are .cmd files on Windows, which only a shell can start.
    shell: process.platform === 'win32' && (command === 'npm' || command === 'npx'),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  let output = '';
  function keep(text: string): void {
    output += text;
    options.onOutput?.(text);
  }
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
