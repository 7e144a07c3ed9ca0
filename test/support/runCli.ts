import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './sources.ts';

const entry = path.join(root, 'server/src/cli.ts');

export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string>>;

/** Starts the real `panther-scan`. Of this process's environment it gets the path and nothing of AWS or Panther. */
export function startCli(args: readonly string[], env: Env, input?: string): ChildProcess {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { PATH: process.env['PATH'], AWS_EC2_METADATA_DISABLED: 'true', ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input);
  return child;
}

/** @param input what stands on its standard input; absent: there is none */
export async function runCli(args: readonly string[], env: Env, input?: string): Promise<CliRun> {
  return ended(startCli(args, env, input));
}

export async function ended(child: ChildProcess): Promise<CliRun> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The command line was started without pipes');
  const [[exitCode], out, err] = await Promise.all([once(child, 'close'), text(stdout), text(stderr)]);
  return { exitCode, stdout: out, stderr: err };
}
