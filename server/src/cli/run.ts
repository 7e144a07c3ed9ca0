/** Runs one command line: the one boundary of `panther-scan`. */
import { type Command, CommanderError } from 'commander';
import { redact } from '../adapters/log/redact.ts';
import { createStreamLog } from '../adapters/log/streamLog.ts';
import { composeApp } from '../compose.ts';
import { isCancellation } from '../core/failure.ts';
import type { ExitCode } from './exitCode.ts';
import { failureLine } from './failureLine.ts';
import { type Ending, watchEnd } from './interrupts.ts';
import type { GlobalOptions, Invocation, Run } from './invocation.ts';
import { createOutput } from './output/output.ts';
import { createPrompt } from './output/prompt.ts';
import { createScreen } from './output/screen.ts';
import { createPaint, wantsColours } from './output/style.ts';
import { buildProgram } from './program.ts';

export async function runCli(host: NodeJS.Process): Promise<ExitCode> {
  const ending = watchEnd(host);
  let exitCode: ExitCode = 0;
  const run: Run =
    (command) =>
    async (...args) => {
      // Commander's last argument is the command itself.
      const options = (args as readonly unknown[] as readonly Command[]).at(-1)?.optsWithGlobals<GlobalOptions>();
      const cli = await open(host, options ?? { color: true }, ending);
      try {
        exitCode = await command(cli, ...args);
      } finally {
        cli.screen.clear();
        await cli.app.close();
      }
    };
  const program = buildProgram(run, {
    out: (text) => host.stdout.write(text),
    err: (text) => host.stderr.write(text),
  });
  try {
    await program.parseAsync(host.argv);
    return ending.exitCode() ?? exitCode;
  } catch (error) {
    return ending.exitCode() ?? complain(error, host);
  } finally {
    ending.dispose();
  }
}

async function open(host: NodeJS.Process, options: GlobalOptions, ending: Ending): Promise<Invocation> {
  const paintFor = (stream: NodeJS.WriteStream) => createPaint(wantsColours(stream, host.env, options.color));
  const { signal } = ending;
  const screen = createScreen(host.stderr, paintFor(host.stderr));
  const prompt = createPrompt({ input: host.stdin, output: host.stderr, signal, interrupt: ending.interrupt });
  const app = await composeApp({
    tell: (text) => host.stderr.write(`panther-scan: ${text}\n`),
    accountsFile: options.accountsFile ?? null,
    home: options.home ?? null,
    profile: options.profile ?? null,
    askMfa: prompt.possible ? (serial) => prompt.ask(`MFA code of ${serial}:`) : null,
    log: createStreamLog(screen.write, options.verbose === true ? 'debug' : 'warn'),
  });
  const out = createOutput(host.stdout, { json: options.json === true, paint: paintFor(host.stdout), signal });
  return { app, options, out, screen, prompt, signal };
}

function complain(error: unknown, host: NodeJS.Process): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isCancellation(error)) return 130;
  const failure = failureLine(error);
  if (failure !== null) {
    host.stderr.write(`panther-scan: ${redact(failure.line)}\n`);
    return failure.exitCode;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  host.stderr.write(`panther-scan: internal error, please report it: ${redact(detail)}\n`);
  return 1;
}
