/** The real server and a real client in one process, over two streams. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import {
  type CancellationToken,
  type ClientCapabilities,
  createConnection,
  createMessageConnection,
  type MessageConnection,
  PortMessageReader,
  PortMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { AppContext } from '../../../server/src/app/context.ts';
import { startServer } from '../../../server/src/lsp/server.ts';
import type { OpenWorker } from '../../../server/src/lsp/worker/link.ts';
import { startWorker } from '../../../server/src/lsp/worker/server.ts';
import type { InitializationOptions } from '../../../server/src/protocol/initialize.ts';
import type { Notification, Request } from '../../../server/src/protocol/message.ts';
import { initializationOf } from '../../support/initialization.ts';
import { scriptedAws, smallCatalog } from './estate.ts';

/** A notification of the protocol's, or of the LSP's own. */
type Told<Params> = Notification<Params> | { readonly method: string; readonly types?: { readonly params: Params } };

export interface TestServer {
  readonly client: MessageConnection;
  readonly home: string;
  request<Params, Result>(request: Request<Params, Result>, params: Params, token?: CancellationToken): Promise<Result>;
  /** The first notification, past or to come, that fits. */
  notified<Params>(notification: Told<Params>, fits?: (params: Params) => boolean): Promise<Params>;
  /** All that came so far. */
  received<Params>(notification: Told<Params>): readonly Params[];
  /** What window/logMessage said. */
  readonly log: readonly string[];
  shutDown(): Promise<void>;
  /** For a server that was shut down by the test itself. */
  disconnect(): void;
}

export interface TestServerOptions {
  /** Absent: a new folder, which is removed at the end of the test. */
  readonly home?: string;
  readonly initialization?: Partial<InitializationOptions>;
  readonly overrides?: Partial<AppContext>;
  readonly capabilities?: ClientCapabilities;
  /** Folders of the workspace. */
  readonly folders?: readonly string[];
  /** How the server opens its worker, made of how it does otherwise. */
  readonly worker?: (otherwise: OpenWorker) => OpenWorker;
}

const openServers = new Set<TestServer>();
const folders = new Set<string>();

export async function makeHome(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'panther-lsp-'));
  folders.add(folder);
  return folder;
}

/** For a `describe`: shuts down what its tests left open. */
export function useServers(): void {
  afterEach('shut the servers down', async () => {
    for (const server of openServers) await server.shutDown();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
    folders.clear();
  });
}

/** The worker in the same thread, on a channel as its own thread has: what overrides the adapters cannot cross to one. */
function workerBeside(overrides: Partial<AppContext>): OpenWorker {
  return () => {
    const { port1, port2 } = new MessageChannel();
    startWorker(createConnection(new PortMessageReader(port2), new PortMessageWriter(port2)), overrides);
    return {
      reader: new PortMessageReader(port1),
      writer: new PortMessageWriter(port1),
      gone: once(port1, 'close').then(() => null),
      end: async () => port1.close(),
    };
  };
}

/** A connection whose server listens, before initialize. */
export function connectServer(
  overrides: Partial<AppContext> = {},
  worker: TestServerOptions['worker'] = (otherwise) => otherwise,
): MessageConnection {
  const up = new PassThrough();
  const down = new PassThrough();
  const adapters = { aws: scriptedAws(), catalog: smallCatalog, ...overrides };
  startServer(createConnection(up, down), worker(workerBeside(adapters)), adapters);
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.listen();
  return client;
}

export async function openServer(options: TestServerOptions = {}): Promise<TestServer> {
  const home = options.home ?? (await makeHome());
  const client = connectServer({ holder: randomUUID(), ...options.overrides }, options.worker);
  const log: string[] = [];
  const inbox: { readonly method: string; readonly params: unknown }[] = [];
  const listeners = new Set<() => void>();
  client.onNotification((method: string, params: object | unknown[] | undefined) => {
    if (method === 'window/logMessage') log.push(String((params as { readonly message: string }).message));
    // A parameter that is null travels as a list of one.
    inbox.push({ method, params: Array.isArray(params) ? params[0] : params });
    for (const listener of listeners) listener();
  });
  const initialization: InitializationOptions = { ...initializationOf(home), ...options.initialization };
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: (options.folders ?? []).map((folder) => ({
      uri: pathToFileURL(folder).href,
      name: path.basename(folder),
    })),
    capabilities: options.capabilities ?? {},
    initializationOptions: initialization,
  });
  await client.sendNotification('initialized', {});

  function received<Params>({ method }: Told<Params>): readonly Params[] {
    return inbox.filter((message) => message.method === method).map((message) => message.params as Params);
  }

  const server: TestServer = {
    client,
    home,
    log,
    received,
    request: async (request, params, token) => client.sendRequest(request.method, params, token),
    notified: (notification, fits = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = received(notification).find(fits);
          if (found === undefined) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
    shutDown: async () => {
      if (!openServers.has(server)) return;
      await client.sendRequest('shutdown');
      server.disconnect();
    },
    disconnect: () => {
      openServers.delete(server);
      client.dispose();
    },
  };
  openServers.add(server);
  return server;
}
