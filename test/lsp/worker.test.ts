import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  LSPErrorCodes,
  type MessageConnection,
  ResponseError,
} from 'vscode-languageserver/node';
import type { OpenWorker } from '../../server/src/lsp/worker/link.ts';
import { workerThread } from '../../server/src/lsp/worker/thread.ts';
import { getIdentity, listProfiles, saveAccount } from '../../server/src/protocol/accounts.ts';
import { listTypes } from '../../server/src/protocol/resources.ts';
import { activityChanged, runScan } from '../../server/src/protocol/scan.ts';
import { sourceChildren } from '../../server/src/protocol/tree.ts';
import { initializationOf } from '../support/initialization.ts';
import { root } from '../support/sources.ts';
import { useTempFolder } from '../support/tempFolder.ts';
import { payments, scriptedAws } from './support/estate.ts';
import { openServer, useServers } from './support/testServer.ts';

describe('a worker that dies', () => {
  useServers();

  const crashing = workerThread(pathToFileURL(path.join(import.meta.dirname, 'support/crashingWorker.ts')));

  /** The first worker is what is given, the others live. */
  function firstOf(first: OpenWorker): (rest: OpenWorker) => OpenWorker {
    let opened = 0;
    return (rest) => () => {
      opened += 1;
      return opened === 1 ? first() : rest();
    };
  }

  it('fails what was asked of it with what to do, and is replaced at the next request', async () => {
    const server = await openServer({ worker: firstOf(crashing) });
    await assert.rejects(server.request(listProfiles, null), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, LSPErrorCodes.RequestFailed);
      assert.equal((error.data as { readonly code: string }).code, 'ENVIRONMENT');
      assert.match(error.message, /ended before it was done/);
      return true;
    });
    assert.match(server.log.join('\n'), /the worker ended unexpectedly.*out of luck/);
    assert.ok(await server.request(listTypes, null), 'the editor is answered all the same');
    assert.equal((await server.request(listProfiles, null)).length, 1);
  });

  it('scans no more in the views', async () => {
    const opened: ReturnType<OpenWorker>[] = [];
    const server = await openServer({
      worker: (rest) => () => {
        const channel = rest();
        opened.push(channel);
        return channel;
      },
      overrides: { aws: scriptedAws({}, { operator: () => Promise.withResolvers<never>().promise }) },
    });
    await server.client.sendRequest('panther/accounts/setMaster', { accountId: '111122223333', region: 'us-east-1' });
    await server.request(saveAccount, payments);
    const running = server.request(runScan, { kind: 'account', accountId: payments.id });
    await server.notified(activityChanged, ({ scans }) => scans.length === 1);
    await opened[0]?.end();
    await assert.rejects(running, /ended before it was done/);
    await server.notified(activityChanged, ({ scans }) => scans.length === 0);
    const [node] = await server.request(sourceChildren, { parent: null, offset: 0 });
    assert.equal(node?.kind === 'account' && node.scanning, false);
  });
});

describe('the program of the language server', () => {
  const folder = useTempFolder();
  let child: ChildProcess;
  let client: MessageConnection;

  beforeEach(async () => {
    const noFile = path.join(folder(), 'none');
    child = fork(path.join(root, 'server/src/main.ts'), ['--node-ipc'], {
      env: { ...process.env, AWS_CONFIG_FILE: noFile, AWS_SHARED_CREDENTIALS_FILE: noFile },
    });
    client = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    client.listen();
    const initializationOptions = initializationOf(folder());
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {}, initializationOptions });
  });

  afterEach(() => {
    client.dispose();
    child.kill('SIGKILL');
  });

  async function stops(): Promise<void> {
    const gone = once(child, 'exit');
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    assert.deepEqual(await gone, [0, null]);
  }

  it('answers what needs AWS from a thread of its own, and ends with it', async () => {
    assert.deepEqual(await client.sendRequest(listProfiles.method, null), []);
    await assert.rejects(client.sendRequest(getIdentity.method, { profile: 'none' }), (error) => {
      assert.ok(error instanceof ResponseError);
      return (error.data as { readonly code: string }).code === 'CREDENTIALS';
    });
    await stops();
  });

  it('ends at once where nothing needed AWS', async () => {
    assert.ok(await client.sendRequest(listTypes.method, null));
    await stops();
  });
});
