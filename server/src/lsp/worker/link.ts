/** How the thread that talks to the editor uses the one that talks to AWS: started when first needed, and after a crash. */
import {
  CancellationTokenSource,
  type Connection,
  createMessageConnection,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node';
import { AppError } from '../../core/errors.ts';
import { accountsChanged, askMfaCode } from '../../protocol/accounts.ts';
import { type Activity, activityChanged } from '../../protocol/scan.ts';
import { stackEvent } from '../../protocol/templates.ts';
import { inventoryChanged } from '../../protocol/tree.ts';
import type { Session } from '../session.ts';

/** A worker that was started, and its channel. */
export interface WorkerChannel {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Resolves when the worker is gone, with what it died of; null: it was ended. */
  readonly gone: Promise<Error | null>;
  end(): Promise<void>;
}

export type OpenWorker = () => WorkerChannel;

export interface WorkerLink {
  /** Starts the worker if need be. @throws ResponseError, as the worker answered; AppError when it is gone */
  request(method: string, params: unknown, signal: AbortSignal): Promise<unknown>;
  /** Starts the worker if need be. Resolves when it is gone. */
  run(): Promise<void>;
  /** The scans that the worker told of. */
  activity(): Activity;
  /** Lets the worker end in order, but not for long. */
  stop(): Promise<void>;
}

interface Running {
  readonly channel: WorkerChannel;
  readonly client: MessageConnection;
  /** Rejects when the worker is gone. */
  readonly gone: Promise<never>;
}

const noActivity: Activity = { scans: [] };
/** A bit more than the worker takes for its last words. */
const stopWithinMs = 1_000;

export function createWorkerLink(parts: {
  readonly session: Session;
  /** The editor's: what the worker tells and asks goes there. */
  readonly connection: Connection;
  readonly open: OpenWorker;
}): WorkerLink {
  const { session, connection, open } = parts;
  const { app, notify, options } = session;
  let running: Promise<Running> | null = null;
  let activity = noActivity;

  function connect(): Promise<Running> {
    running ??= start();
    return running;
  }

  async function start(): Promise<Running> {
    const channel = open();
    const client = createMessageConnection(channel.reader, channel.writer);
    const gone = channel.gone.then((error) => {
      forget(client, error);
      throw goneError(error);
    });
    // Who waits for the worker sees it; nobody else needs to.
    gone.catch(() => undefined);
    passOn(client);
    client.listen();
    const params = { processId: null, rootUri: null, capabilities: {}, initializationOptions: options };
    await Promise.race([client.sendRequest('initialize', params), gone]);
    await client.sendNotification('initialized', {});
    return { channel, client, gone };
  }

  function forget(client: MessageConnection, error: Error | null): void {
    running = null;
    // Not at once: it would tell those who wait that a connection was closed, before they hear what happened.
    setImmediate(() => client.dispose());
    if (error !== null) app.log.error('the worker ended unexpectedly', { error: error.stack ?? error.message });
    if (activity.scans.length === 0) return;
    activity = noActivity;
    notify.activity(activity);
  }

  /** What the editor is told has one pace, whichever thread it comes from; the worker's log is passed on as it is. */
  function passOn(client: MessageConnection): void {
    client.onNotification(activityChanged.method, (told: Activity) => {
      activity = told;
      notify.activity(told);
    });
    client.onNotification(inventoryChanged.method, (params: { readonly accountIds: readonly string[] | null }) =>
      notify.inventory(params.accountIds),
    );
    client.onNotification(accountsChanged.method, () => notify.accounts());
    client.onNotification(stackEvent.method, notify.stackEvent);
    client.onNotification((method: string, params: unknown) => {
      // A connection that is gone is noticed by its close, not here.
      connection.sendNotification(method, params).catch(() => undefined);
    });
    client.onRequest(askMfaCode.method, (params: unknown, token) =>
      connection.sendRequest(askMfaCode.method, params, token),
    );
  }

  return {
    activity: () => activity,
    request: async (method, params, signal) => {
      const { client, gone } = await connect();
      const source = new CancellationTokenSource();
      const cancel = (): void => source.cancel();
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return await Promise.race([client.sendRequest(method, params, source.token), gone]);
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
    run: async () => {
      const { channel } = await connect();
      await channel.gone;
    },
    stop: async () => {
      if (running === null) return;
      const [started] = await Promise.allSettled([running]);
      if (started.status === 'rejected') return;
      const { channel, client } = started.value;
      const limit = app.clock.delay(stopWithinMs, new AbortController().signal);
      await Promise.allSettled([Promise.race([client.sendRequest('shutdown'), limit])]);
      await channel.end();
    },
  };
}

function goneError(cause: Error | null): AppError {
  return new AppError('ENVIRONMENT', 'The part of the server that talks to AWS ended before it was done', {
    hint: 'Try again; if it happens again, the log says why.',
    cause,
  });
}
