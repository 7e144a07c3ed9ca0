import type { App } from '../compose.ts';
import type { InitializationOptions } from '../protocol/initialize.ts';
import type { Jobs } from './jobs.ts';
import type { Notifier } from './notifier.ts';
import type { WorkerLink } from './worker/link.ts';

/** What the handlers work with, from initialize to shutdown. */
export interface Session {
  readonly app: App;
  readonly options: InitializationOptions;
  readonly notify: Notifier;
  /** Aborts when the server shuts down. */
  readonly closing: AbortSignal;
}

/** Of the thread that talks to the editor. */
export interface EditorSession extends Session {
  readonly worker: WorkerLink;
}

/** Of the thread that talks to AWS. */
export interface WorkerSession extends Session {
  readonly jobs: Jobs;
}
