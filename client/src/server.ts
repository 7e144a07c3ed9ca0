/** The connection to the server process: started when first needed, restarted after a crash. */
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  ErrorCodes,
  LanguageClient,
  ResponseError,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol/initialize.ts';
import type { Notification, Request } from '../../server/src/protocol/message.ts';
import type { ServerState } from './contributions.ts';
import { mayRestart } from './crashPolicy.ts';
import { provideTemplateLenses } from './documents/templateLenses.ts';
import { createListeners } from './listeners.ts';
import { serverFlags } from './serverFlags.ts';
import { signalOf, tokenOf } from './ui/cancellation.ts';

export interface Server extends vscode.Disposable {
  readonly state: ServerState;
  readonly onDidChangeState: vscode.Event<ServerState>;
  /** It had stopped by itself, and runs again. */
  readonly onDidComeBack: vscode.Event<void>;
  /** Starts the server if it does not run. @throws Error when it cannot be started */
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Starts the server if need be. Aborting the signal cancels the request. @throws ResponseError with FailureData */
  request<Params, Result>(request: Request<Params, Result>, params: Params, signal?: AbortSignal): Promise<Result>;
  /** Tells the server something; one that does not run is told at its start. */
  notify<Params>(notification: Notification<Params>, params: Params): void;
  on<Params>(notification: Notification<Params>, handle: (params: Params) => void): vscode.Disposable;
  /** Answers a request of the server's. */
  answer<Params, Result>(request: Request<Params, Result>, handle: Handle<Params, Result>): void;
}

type Handle<Params, Result> = (params: Params, signal: AbortSignal) => Promise<Result>;

/** What may be a template: the server looks at the content. Documents of every scheme, untitled ones too. */
export const templateDocuments: readonly { readonly language: string }[] = [
  { language: 'yaml' },
  { language: 'json' },
  { language: 'jsonc' },
  { language: 'cloudformation' },
  { language: 'cloudformation-yaml' },
  { language: 'cloudformation-json' },
];

export interface ServerFiles {
  /** The server's entry, an ES module. */
  readonly module: string;
  /** Where it runs: not in the user's workspace. */
  readonly folder: string;
  /** Where Node keeps what it compiled of the server, so that the next start is sooner. */
  readonly compiled: string;
}

/** The library's client shows its errors in notifications that nobody asked for. The views and the log have them. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

type Attach = (client: LanguageClient) => vscode.Disposable;

export function createServer(
  files: ServerFiles,
  log: vscode.LogOutputChannel,
  options: () => InitializationOptions,
): Server {
  const changed = new vscode.EventEmitter<ServerState>();
  const cameBack = new vscode.EventEmitter<void>();
  const attachments = new Map<symbol, Attach>();
  const crashes: number[] = [];
  const templateFiles = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,json,template}');
  let state: ServerState = 'stopped';
  let client: LanguageClient | undefined;
  let starting: Promise<LanguageClient> | undefined;

  function enter(next: ServerState): void {
    if (state === next) return;
    state = next;
    changed.fire(next);
  }

  function crashed(dead: LanguageClient): void {
    if (client !== dead) return;
    const now = Date.now();
    crashes.push(now);
    client = undefined;
    starting = undefined;
    if (!mayRestart(crashes, now)) {
      log.error('The server stopped several times within a few minutes and is not started again.');
      enter('failed');
      return;
    }
    log.warn('The server stopped unexpectedly and is started again.');
    // A failed start has already put the state to `failed`, where the views offer to restart.
    connect().then(
      () => cameBack.fire(),
      (error: unknown) => log.error(error instanceof Error ? error : String(error)),
    );
  }

  function createClient(): LanguageClient {
    const run = {
      module: files.module,
      transport: TransportKind.ipc,
      options: { cwd: files.folder, env: { NODE_COMPILE_CACHE: files.compiled }, execArgv: [...serverFlags] },
    };
    const created: LanguageClient = new QuietClient(
      'panther',
      'Panther Cloud Security',
      { run, debug: { ...run, options: { ...run.options, execArgv: [...serverFlags, '--nolazy', '--inspect=6019'] } } },
      {
        documentSelector: [...templateDocuments],
        outputChannel: log,
        // Templates that are not open: some rules compare with them.
        synchronize: { fileEvents: templateFiles },
        // Hovers lead to live resources; no other command can be had from them, whatever a template says.
        markdown: { isTrusted: { enabledCommands: ['panther.resource.open'] } },
        middleware: { provideCodeLenses: provideTemplateLenses },
        initializationOptions: options(),
        initializationFailedHandler: () => false,
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          // The client of the library restarts for ever; here the policy decides.
          closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
        },
      },
    );
    for (const attach of attachments.values()) attach(created);
    return created;
  }

  function connect(): Promise<LanguageClient> {
    starting ??= startClient();
    return starting;
  }

  async function startClient(): Promise<LanguageClient> {
    enter('starting');
    const created = createClient();
    client = created;
    try {
      await created.start();
    } catch (error) {
      if (client === created) {
        client = undefined;
        starting = undefined;
        enter('failed');
      }
      throw serverError(vscode.l10n.t('The Panther server could not be started'), error);
    }
    created.onDidChangeState((change) => {
      if (change.newState === State.Stopped) crashed(created);
    });
    enter('running');
    return created;
  }

  async function stop(): Promise<void> {
    const running = client;
    const pending = starting;
    client = undefined;
    starting = undefined;
    if (running === undefined) return;
    // A client that is still starting cannot be stopped; how its start ends does not matter any more.
    await Promise.allSettled([pending]);
    if (running.needsStop()) await running.stop();
  }

  function attach(add: Attach): vscode.Disposable {
    const id = Symbol('attachment');
    attachments.set(id, add);
    const attached = client === undefined ? undefined : add(client);
    return {
      dispose() {
        attachments.delete(id);
        attached?.dispose();
      },
    };
  }

  const listeners = createListeners((method, tellAll) => {
    attach((to) => to.onNotification(method, tellAll));
  });

  return {
    get state() {
      return state;
    },
    onDidChangeState: changed.event,
    onDidComeBack: cameBack.event,
    async start() {
      await connect();
    },
    async restart() {
      await stop();
      crashes.length = 0;
      enter('stopped');
      await connect();
    },
    async request<Params, Result>(request: Request<Params, Result>, params: Params, signal?: AbortSignal) {
      const running = await connect();
      const { token, dispose } = tokenOf(signal);
      try {
        return await running.sendRequest<Result>(request.method, params, token);
      } catch (error) {
        if (!isLostConnection(error)) throw error;
        throw serverError(vscode.l10n.t('The Panther server stopped before it answered'), error);
      } finally {
        dispose();
      }
    },
    notify(notification, params) {
      if (state !== 'running' || client === undefined) return;
      client.sendNotification(notification.method, params).catch((error: unknown) => log.warn(String(error)));
    },
    on: (notification, handle) => listeners.add(notification.method, handle),
    answer<Params, Result>(request: Request<Params, Result>, handle: Handle<Params, Result>) {
      attach((to) =>
        to.onRequest<unknown, unknown>(request.method, (params: Params, token: vscode.CancellationToken) =>
          handle(params, signalOf(token)),
        ),
      );
    },
    dispose() {
      changed.dispose();
      cameBack.dispose();
      templateFiles.dispose();
      stop().catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
    },
  };
}

function isLostConnection(error: unknown): boolean {
  const lost: readonly number[] = [ErrorCodes.PendingResponseRejected, ErrorCodes.ConnectionInactive];
  return error instanceof ResponseError && lost.includes(error.code);
}

/** With a hint, as the server's own errors have it. */
function serverError(message: string, cause: unknown): Error {
  const hint = vscode.l10n.t('The log says why; run Panther: Restart Server to try again.');
  return Object.assign(new Error(message, { cause }), { data: { hint } });
}
