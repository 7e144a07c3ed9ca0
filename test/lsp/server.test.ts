import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  ErrorCodes,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { editorMethods, workerMethods } from '../../server/src/lsp/methods.ts';
import type { EditorSession, WorkerSession } from '../../server/src/lsp/session.ts';
import type { WorkerLink } from '../../server/src/lsp/worker/link.ts';
import { getAccounts, saveAccount } from '../../server/src/protocol/accounts.ts';
import { getDiagnostics, getResource, listTypes } from '../../server/src/protocol/resources.ts';
import { runScan } from '../../server/src/protocol/scan.ts';
import { countResources } from '../../server/src/protocol/tree.ts';
import { initializationOf } from '../support/initialization.ts';
import { makeOldInventory } from '../support/oldInventory.ts';
import { sources } from '../support/sources.ts';
import { payments, scriptedAws } from './support/estate.ts';
import { connectServer, makeHome, openServer, useServers } from './support/testServer.ts';

function failsWith(code: number, data?: object) {
  return (error: unknown) => {
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, code);
    if (data !== undefined) assert.deepEqual({ ...error.data, ...data }, error.data);
    return true;
  };
}

describe('the server', () => {
  useServers();

  it('answers every request of the protocol', () => {
    const declared = sources('server/src/protocol/*.ts').flatMap(({ text }) =>
      [...text.matchAll(/request<[\s\S]*?>\(\s*'(panther\/[\w/]+)'/g)].map(([, name]) => name),
    );
    const answered = editorMethods({ app: {}, notify: {}, worker: {} } as EditorSession).map(({ name }) => name);
    // The server asks this one itself.
    assert.deepEqual(new Set([...answered, 'panther/mfa/ask']), new Set(declared));
  });

  it('hands to its worker what the worker answers, and nothing else', async () => {
    const asked: string[] = [];
    const request = async (name: string) => asked.push(name);
    const worker: Partial<WorkerLink> = { request };
    const methods = editorMethods({ app: {}, notify: {}, worker } as EditorSession);
    const ofWorker = workerMethods({ app: {}, jobs: {}, notify: {} } as WorkerSession).map(({ name }) => name);
    const forwarded = methods.filter(({ name }) => ofWorker.includes(name));
    for (const { answer } of forwarded) await answer(null, new AbortController().signal);
    assert.deepEqual(new Set(asked), new Set(ofWorker));
  });

  it('refuses options that it does not know, and asks for no retry', async () => {
    const client = connectServer();
    await assert.rejects(
      client.sendRequest('initialize', { processId: null, capabilities: {}, initializationOptions: { home: 1 } }),
      failsWith(ErrorCodes.InvalidParams, { retry: false }),
    );
    client.dispose();
  });

  it('says why it takes long to start, before it does', async () => {
    const home = await makeHome();
    makeOldInventory(path.join(home, 'inventory.db'), { bytes: 101_000_000 }).close();
    const client = connectServer();
    const said: unknown[] = [];
    client.onNotification(ShowMessageNotification.type, (shown) => {
      said.push(shown);
    });
    await client
      .sendRequest('initialize', {
        processId: null,
        capabilities: {},
        initializationOptions: initializationOf(home),
      })
      .then(() => {
        said.push('answered');
      });
    const message = 'The inventory is updated for this version, once: 102 MB.';
    assert.deepEqual(said, [{ type: MessageType.Info, message }, 'answered']);
    await client.sendRequest('shutdown');
    client.dispose();
  });

  it('knows no method before it is initialized', async () => {
    const client = connectServer();
    await assert.rejects(client.sendRequest(getAccounts.method, null), failsWith(ErrorCodes.MethodNotFound));
    client.dispose();
  });

  it('takes a request without parameters as one with null', async () => {
    const server = await openServer();
    assert.ok(await server.client.sendRequest(listTypes.method));
  });

  it('tells what a bug report needs, without account ids', async () => {
    const server = await openServer();
    await server.request(saveAccount, payments);
    const { text } = await server.request(getDiagnostics, null);
    assert.match(text, /Accounts file: .*accounts\.yaml \(1 accounts, master not set\)/);
    assert.doesNotMatch(text, /\d{12}/);
  });

  it('closes at once although a scan runs', async () => {
    const sent = Promise.withResolvers<void>();
    const aws = scriptedAws({
      'lambda:ListFunctions': (_, { signal }) => {
        sent.resolve();
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    const server = await openServer({ overrides: { aws } });
    await server.client.sendRequest('panther/accounts/setMaster', { accountId: '111122223333', region: 'us-east-1' });
    await server.request(saveAccount, payments);
    const running = server.request(runScan, { kind: 'account', accountId: payments.id });
    await sent.promise;
    const stopping = server.client.sendRequest('shutdown');
    await assert.rejects(running, failsWith(LSPErrorCodes.RequestCancelled));
    await stopping;
    server.disconnect();
    const later = await openServer({ home: server.home });
    assert.equal((await later.request(countResources, { filter: null })).all, 0);
  });
});

describe('a server without a usable inventory', () => {
  useServers();

  async function serverWith(contents: string) {
    const home = await makeHome();
    await writeFile(path.join(home, 'inventory.db'), contents);
    return openServer({ home, initialization: { background: true, scanEveryHours: 24 } });
  }

  it('says so in every request that needs it', async () => {
    const server = await serverWith('<html>a proxy was here</html>'.repeat(500));
    const file = path.join(server.home, 'inventory.db');
    for (const answer of [
      server.request(countResources, { filter: null }),
      server.request(getResource, { accountId: payments.id, region: 'global', type: 'AWS.S3.Bucket', resourceId: 'x' }),
    ]) {
      await assert.rejects(answer, failsWith(LSPErrorCodes.RequestFailed, { code: 'STORE', file }));
    }
  });

  it('still reads and changes accounts', async () => {
    const server = await serverWith('x'.repeat(5000));
    await server.request(saveAccount, payments);
    assert.equal((await server.request(getAccounts, null)).accounts.length, 1);
    assert.match((await server.request(getDiagnostics, null)).text, /Inventory: The inventory file is damaged/);
  });

  it('leaves the damaged file as it is', async () => {
    const server = await serverWith('x'.repeat(5000));
    await assert.rejects(server.request(countResources, { filter: null }));
    assert.equal(await readFile(path.join(server.home, 'inventory.db'), 'utf8'), 'x'.repeat(5000));
  });

  it('says what to do where there cannot be a folder', async () => {
    const home = path.join(await makeHome(), 'file');
    await writeFile(home, '');
    const server = await openServer({ home });
    await assert.rejects(
      server.request(countResources, { filter: null }),
      failsWith(LSPErrorCodes.RequestFailed, { code: 'STORE' }),
    );
  });
});
