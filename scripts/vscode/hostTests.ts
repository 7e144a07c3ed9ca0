import { AppError } from '../../server/src/core/errors.ts';
import type { VsCodeServer } from './server.ts';
import { openWorkbench } from './workbench.ts';

export interface HostTestOptions {
  readonly server: VsCodeServer;
  readonly chromium: string;
  readonly folder: string;
  readonly extension: string;
  /** A CommonJS module that exports `run(): Promise<void>`, as for @vscode/test-electron. */
  readonly tests: string;
  /** What the extension host prints to its console. */
  readonly onOutput: (text: string) => void;
  readonly timeoutMs: number;
}

/**
 * Runs tests inside an extension host. Resolves with their exit code.
 *
 * @throws AppError ENVIRONMENT when VS Code ends or hangs before the tests do
 */
export async function runHostTests(options: HostTestOptions): Promise<number> {
  const exited = Promise.withResolvers<number>();
  const workbench = await openWorkbench({
    ...options,
    async prepare(page) {
      await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) =>
        options.onOutput(`${args.map(String).join(' ')}\n`),
      );
      await page.exposeFunction('codeAutomationExit', (code: number) => exited.resolve(code));
      page.on('crash', () => exited.reject(new AppError('ENVIRONMENT', 'The page of VS Code crashed')));
    },
  });
  const timer = setTimeout(() => {
    exited.reject(
      new AppError('ENVIRONMENT', `The tests in VS Code did not end within ${options.timeoutMs / 1000} s`, {
        file: options.server.logFile,
      }),
    );
  }, options.timeoutMs);
  try {
    return await exited.promise;
  } finally {
    clearTimeout(timer);
    await workbench.close();
  }
}
