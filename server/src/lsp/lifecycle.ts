/** What both threads of the server do with the connection to their client: initialize, serve, shut down. */
import {
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ResponseError,
  type ServerCapabilities,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { z } from 'zod';
import { createConnectionLog } from '../adapters/log/connectionLog.ts';
import type { AppContext } from '../app/context.ts';
import { composeApp } from '../compose.ts';
import type { AskMfa } from '../core/ports.ts';
import type { InitializationOptions } from '../protocol/initialize.ts';
import { version } from '../version.ts';
import { serve } from './boundary.ts';
import type { Method } from './method.ts';
import { askClientForMfa } from './mfa.ts';
import { createNotifier } from './notifier.ts';
import { initializationOptions } from './schemas/initialize.ts';
import type { Session } from './session.ts';

/** What the client says of itself. */
export type Client = Pick<InitializeParams, 'capabilities' | 'workspaceFolders'>;

/** What one of the threads does of its own. */
export interface Side<S extends Session> {
  readonly capabilities: (client: ClientCapabilities) => ServerCapabilities;
  readonly open: (session: Session, client: Client) => S;
  readonly methods: (session: S) => readonly Method[];
  /** Starts what runs unasked, once the client is ready. */
  readonly begin: (session: S) => void;
  /** Sees what runs to its end, which may not take long; `closing` has aborted. */
  readonly end: (session: S) => Promise<void>;
}

/** `overrides` replaces adapters, for tests. Listens at once. */
export function listen<S extends Session>(connection: Connection, side: Side<S>, overrides: Partial<AppContext>): void {
  const log = createConnectionLog(connection.console);
  const closing = new AbortController();
  let session: S | null = null;

  connection.onInitialize(async (params): Promise<InitializeResult | ResponseError<InitializeError>> => {
    const options = initializationOptions.safeParse(params.initializationOptions);
    if (!options.success) {
      const message = `Wrong initializationOptions: ${z.prettifyError(options.error)}`;
      return new ResponseError(ErrorCodes.InvalidParams, message, { retry: false });
    }
    session = side.open(await openSession(options.data), params);
    serve(connection, side.methods(session), log, closing.signal);
    return {
      capabilities: side.capabilities(params.capabilities),
      serverInfo: { name: 'Panther Cloud Security', version },
    };
  });

  connection.onInitialized(() => {
    if (session !== null) side.begin(session);
  });

  connection.onShutdown(async () => {
    closing.abort();
    if (session === null) return;
    const ending = session;
    session = null;
    await side.end(ending);
    await ending.app.close();
  });

  connection.listen();

  async function openSession(options: InitializationOptions): Promise<Session> {
    const askMfa: AskMfa = (serial, profile) => askClientForMfa(connection, serial, profile);
    // Of what a person sees, a message alone may always come before the answer to `initialize`.
    const tell = (message: string): void => {
      log.info(message);
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
    };
    const app = await composeApp({ ...options, askMfa, log, tell }, overrides);
    if (app.storeProblem !== null) log.error('no inventory', { error: app.storeProblem.message });
    const notify = createNotifier(connection, app.clock, closing.signal);
    return { app, options, notify, closing: closing.signal };
  }
}
