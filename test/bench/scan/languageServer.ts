/** The built language server in a process of its own, and a client on its channel: as VS Code runs it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver/node';
import { serverFlags } from '../../../client/src/serverFlags.ts';
import { projectRoot } from '../../../scripts/paths.ts';
import type { Request } from '../../../server/src/protocol/message.ts';
import { initializationOf } from '../../support/initialization.ts';

export interface LanguageServer {
  /** From the start of the process to its answer to `initialize`. */
  readonly readyMs: number;
  readonly client: MessageConnection;
  request<Params, Result>(request: Request<Params, Result>, params: Params): Promise<Result>;
  /** Asks it to shut down, and waits for its end. */
  stop(): Promise<void>;
}

export async function startLanguageServer(options: {
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}): Promise<LanguageServer> {
  const startedAt = performance.now();
  const module = path.join(projectRoot, 'out', 'server', 'main.mjs');
  const child = fork(module, ['--node-ipc'], {
    cwd: options.home,
    execArgv: [...serverFlags],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(options.home, '..', 'compiled'), ...options.env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const end = () => child.kill('SIGKILL');
  options.signal.addEventListener('abort', end, { once: true });
  const client = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  client.listen();
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    initializationOptions: initializationOf(options.home),
  });
  const readyMs = performance.now() - startedAt;
  await client.sendNotification('initialized', {});
  return {
    readyMs,
    client,
    request: (request, params) => client.sendRequest(request.method, params),
    stop: async () => {
      const gone = once(child, 'exit');
      await client.sendRequest('shutdown');
      await client.sendNotification('exit');
      await gone;
      client.dispose();
      options.signal.removeEventListener('abort', end);
    },
  };
}
