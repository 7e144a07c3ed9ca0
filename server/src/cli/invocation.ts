import type { App } from '../compose.ts';
import type { ExitCode } from './exitCode.ts';
import type { Output } from './output/output.ts';
import type { Prompt } from './output/prompt.ts';
import type { Screen } from './output/screen.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly accountsFile?: string;
  readonly home?: string;
  readonly profile?: string;
  readonly json?: boolean;
  readonly color: boolean;
  readonly verbose?: boolean;
}

/** What a command works with. */
export interface Invocation {
  readonly app: App;
  readonly options: GlobalOptions;
  readonly out: Output;
  readonly screen: Screen;
  readonly prompt: Prompt;
  /** Aborts on ctrl-c, on SIGTERM, and when nobody reads standard output any more. */
  readonly signal: AbortSignal;
}

/**
 * Makes a commander action of a command: the command gets its surroundings first, then what commander parsed. `Args`
 * is what the command declares (its arguments, then its options).
 */
export type Run = <Args extends readonly unknown[]>(
  command: (cli: Invocation, ...args: Args) => Promise<ExitCode>,
) => (...args: Args) => Promise<void>;
