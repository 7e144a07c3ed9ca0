import type { ExitCode } from './exitCode.ts';

/** Why a run ends before its time. */
export interface Ending {
  readonly signal: AbortSignal;
  /** As ctrl-c does. */
  readonly interrupt: () => void;
  /** The exit code that this end asks for; null: nothing ended the run. */
  exitCode(): ExitCode | null;
  dispose(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The first ctrl-c (or SIGTERM, SIGHUP) lets the work stop cleanly, the second one ends the process. When the reader
 * of standard output is gone (`| head`), the work stops and all is well.
 */
export function watchEnd(host: Pick<NodeJS.Process, 'on' | 'off' | 'exit' | 'stdout' | 'stderr'>): Ending {
  const controller = new AbortController();
  let exitCode: ExitCode | null = null;

  function end(code: ExitCode): void {
    exitCode ??= code;
    controller.abort();
  }
  function interrupt(): void {
    if (controller.signal.aborted) host.exit(130);
    end(130);
  }
  function outputFailed(error: NodeJS.ErrnoException): void {
    if (error.code !== 'EPIPE' && exitCode === null) {
      host.stderr.write(`panther-scan: Standard output cannot be written: ${error.code}. Check where it goes.\n`);
    }
    end(error.code === 'EPIPE' ? 0 : 1);
  }

  for (const name of signals) host.on(name, interrupt);
  host.stdout.on('error', outputFailed);
  return {
    signal: controller.signal,
    interrupt,
    exitCode: () => exitCode,
    dispose: () => {
      for (const name of signals) host.off(name, interrupt);
      // The listener of standard output stays: what is still buffered may fail later.
    },
  };
}
