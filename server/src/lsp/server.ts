/** The language server on a connection: initialize, serve, shut down. */
import {
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { z } from 'zod';
import { createConnectionLog } from '../adapters/log/connectionLog.ts';
import type { AppContext } from '../app/context.ts';
import { composeApp } from '../compose.ts';
import type { AskMfa } from '../core/ports.ts';
import type { InitializationOptions } from '../protocol/initialize.ts';
import { version } from '../version.ts';
import { startBackground } from './background.ts';
import { serve } from './boundary.ts';
import { createJobs } from './jobs.ts';
import { methodsOf } from './methods.ts';
import { askClientForMfa } from './mfa.ts';
import { createNotifier } from './notifier.ts';
import { runScanWith } from './runScan.ts';
import { initializationOptions } from './schemas/initialize.ts';
import type { Session } from './session.ts';

const lastWordsMs = 700;

/** `overrides` replaces adapters, for tests. Listens at once. */
export function startServer(connection: Connection, overrides: Partial<AppContext> = {}): void {
  const log = createConnectionLog(connection.console);
  const closing = new AbortController();
  let session: Session | null = null;

  connection.onInitialize(async (params): Promise<InitializeResult | ResponseError<InitializeError>> => {
    const options = initializationOptions.safeParse(params.initializationOptions);
    if (!options.success) {
      const message = `Wrong initializationOptions: ${z.prettifyError(options.error)}`;
      return new ResponseError(ErrorCodes.InvalidParams, message, { retry: false });
    }
    session = await openSession(options.data);
    serve(connection, methodsOf(session), log, closing.signal);
    return {
      capabilities: { textDocumentSync: TextDocumentSyncKind.None },
      serverInfo: { name: 'Panther Cloud Security', version },
    };
  });

  connection.onInitialized(() => {
    if (session !== null) startBackground(session);
  });

  connection.onShutdown(async () => {
    closing.abort();
    if (session === null) return;
    const { app, jobs } = session;
    session = null;
    // Scans write how far they came; one that hangs is found interrupted by the next process.
    await Promise.race([jobs.ended(), app.clock.delay(lastWordsMs, new AbortController().signal)]);
    await app.close();
  });

  connection.listen();

  async function openSession(options: InitializationOptions): Promise<Session> {
    const askMfa: AskMfa = (serial, profile) => askClientForMfa(connection, serial, profile);
    const app = await composeApp({ ...options, askMfa, log }, overrides);
    if (app.storeProblem !== null) log.error('no inventory', { error: app.storeProblem.message });
    const notify = createNotifier(connection, app.clock, closing.signal);
    const jobs = createJobs(runScanWith(app, notify), notify.activity);
    return { app, options, jobs, notify, closing: closing.signal };
  }
}
