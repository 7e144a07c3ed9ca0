import type { App } from '../compose.ts';
import type { InitializationOptions } from '../protocol/initialize.ts';
import type { Jobs } from './jobs.ts';
import type { Notifier } from './notifier.ts';

/** What the handlers work with, from initialize to shutdown. */
export interface Session {
  readonly app: App;
  readonly options: InitializationOptions;
  readonly jobs: Jobs;
  readonly notify: Notifier;
  /** Aborts when the server shuts down. */
  readonly closing: AbortSignal;
}
