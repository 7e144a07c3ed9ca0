import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { createSchemaLibrary } from '../../server/src/adapters/languageData/schemaLibrary.ts';
import { AppError } from '../../server/src/core/errors.ts';
import { listTypes } from '../../server/src/protocol/resources.ts';
import { validationChanged } from '../../server/src/protocol/validation.ts';
import { templateText } from '../bench/lsp/templateText.ts';
import { languageData } from '../support/languageData.ts';
import { makeHome, openServer, type TestServer, useServers } from './support/testServer.ts';

const published: { readonly method: string; readonly types?: { readonly params: PublishDiagnosticsParams } } = {
  method: 'textDocument/publishDiagnostics',
};
const uri = 'untitled:Untitled-1';
const broken = `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      DelaySecond: 5
      FifoQueue: maybe
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: !Ref Nam
Parameters:
  Name:
    Type: String
`;

async function open(server: TestServer, text: string): Promise<void> {
  await server.client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
}

async function change(server: TestServer, version: number, text: string): Promise<void> {
  await server.client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ text }],
  });
}

const codes = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.map(({ code }) => code);

describe('templates in the editor', () => {
  before(() => {
    languageData();
  });
  useServers();

  it('have their findings published, each with its place', async () => {
    const server = await openServer();
    await open(server, broken);
    const { diagnostics, version } = await server.notified(published);
    assert.equal(version, 1);
    assert.deepEqual(
      diagnostics.map(({ code, range }) => [code, range.start.line, range.start.character]),
      [
        ['E3002', 4, 6],
        ['E3012', 5, 17],
        ['E1020', 9, 22],
      ],
    );
    assert.match(String(diagnostics[0]?.message), /did you mean DelaySeconds/);
  });

  it('have new ones after a change, and none when they are closed', async () => {
    const server = await openServer();
    await open(server, broken);
    await server.notified(published);
    await change(server, 2, broken.replace('DelaySecond', 'DelaySeconds'));
    const second = await server.notified(published, ({ version }) => version === 2);
    assert.deepEqual(codes(second), ['E3012', 'E1020']);
    await server.client.sendNotification('textDocument/didClose', { textDocument: { uri } });
    const last = await server.notified(published, ({ diagnostics }) => diagnostics.length === 0);
    assert.deepEqual(last.diagnostics, []);
  });

  it('have one finding for broken text, and all of the other blocks', async () => {
    const server = await openServer();
    await open(server, broken.replace('FifoQueue: maybe', 'FifoQueue: "maybe'));
    const found = await server.notified(published);
    assert.deepEqual(codes(found), ['E0000', 'E1020']);
  });

  it('that are long are read in parts, so that others are answered in between', async () => {
    const server = await openServer();
    const long = `${broken}Conditions:\n${Array.from({ length: 3000 }, (_, index) => `  C${index}: !Equals [!Ref Name, ${index}]\n`).join('')}`;
    const order: string[] = [];
    await open(server, long);
    const found = server
      .notified(published, ({ version }) => version === 2)
      .then(({ diagnostics }) => {
        order.push('findings');
        return diagnostics;
      });
    // It is changed, asked about and asked for something else while it is being read.
    await change(server, 2, long.replace('Nam\n', 'Name\n'));
    const hover = server.client
      .sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 15 } })
      .then((answer) => assert.match(JSON.stringify(answer), /AWS::SQS::Queue/));
    const types = server.request(listTypes, null).then(() => order.push('types'));
    await Promise.all([hover, types]);
    const errors = (await found).filter(({ severity }) => severity === 1);
    assert.deepEqual(
      errors.map(({ code }) => code),
      ['E3002', 'E3012'],
    );
    assert.deepEqual(order, ['types', 'findings']);
  });

  it('are compared with the other templates that are open, and not with other documents', async () => {
    const server = await openServer();
    const role = (region: string) =>
      `Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: PantherAuditRole-${region}\n      AssumeRolePolicyDocument: !Ref A\nParameters:\n  A:\n    Type: String\n`;
    const others = { 'file:///notes.yaml': 'note: PantherAuditRole-eu-west-2\n', 'file:///b.yaml': role('us-east-1') };
    for (const [other, content] of Object.entries(others)) {
      await server.client.sendNotification('textDocument/didOpen', {
        textDocument: { uri: other, languageId: 'yaml', version: 1, text: content },
      });
    }
    await open(server, role('eu-west-1'));
    const found = await server.notified(published, (params) => params.uri === uri);
    const [message] = found.diagnostics.flatMap(({ code, message: said }) => (code === 'P2010' ? [said] : []));
    assert.match(String(message), /end in us-east-1 in b\.yaml, /);
  });

  it('are compared with templates of the workspace that are not open, and again when those change', async () => {
    const folder = await makeHome();
    const role = (region: string) =>
      `Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: PantherAuditRole-${region}\n      AssumeRolePolicyDocument: {}\n`;
    await mkdir(path.join(folder, 'node_modules'));
    await mkdir(path.join(folder, 'roles'));
    const other = path.join(folder, 'roles', 'audit.yaml');
    await writeFile(path.join(folder, 'node_modules', 'c.yaml'), role('eu-west-3'));
    await writeFile(path.join(folder, 'notes.yaml'), 'note: PantherAuditRole-eu-west-2\n');
    await writeFile(other, role('us-east-1'));
    const server = await openServer({ folders: [folder] });
    await open(server, role('eu-west-1'));
    const says = (params: PublishDiagnosticsParams) =>
      params.diagnostics.flatMap(({ code, message }) => (code === 'P2010' ? [String(message)] : []));
    const found = await server.notified(published, (params) => says(params).length > 0);
    assert.match(String(says(found)), /end in us-east-1 in audit\.yaml, /);
    await writeFile(other, role('eu-west-1'));
    const count = server.received(published).length;
    await server.client.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(other).href, type: 2 }],
    });
    await server.notified(
      published,
      (params) => server.received(published).indexOf(params) >= count && says(params).length === 0,
    );
  });

  it('are looked at without data on types where those are damaged, which is said', async () => {
    const library = createSchemaLibrary('no such folder');
    const index = () => {
      throw new AppError('ENVIRONMENT', 'The data on types are damaged', { hint: 'Install the extension again.' });
    };
    const server = await openServer({ overrides: { schemas: { ...library, index } } });
    await open(server, broken);
    const { diagnostics } = await server.notified(published, (params) => params.uri === uri);
    assert.match(String(diagnostics[0]?.message), /^Types, .* not looked at\. The data .* damaged\. Install/);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['DATA', 'E1020'],
    );
  });

  it('have no findings once they are closed, though they were being validated, and have them under a new name', async () => {
    const server = await openServer();
    const text = templateText(300, 200_000);
    const rename = async (from: string, to: string) => {
      await server.client.sendNotification('textDocument/didClose', { textDocument: { uri: from } });
      await server.client.sendNotification('textDocument/didOpen', {
        textDocument: { uri: to, languageId: 'yaml', version: 1, text },
      });
    };
    await open(server, text);
    await rename(uri, 'file:///new.yaml');
    await rename('file:///new.yaml', 'file:///newer.yaml');
    const found = await server.notified(published, (params) => params.uri === 'file:///newer.yaml');
    assert.ok(found.diagnostics.length > 0);
    const old = server.received(published).filter((params) => params.uri !== 'file:///newer.yaml');
    assert.deepEqual(
      old.map((params) => params.diagnostics.length),
      [0, 0],
    );
  });

  it('are all answered where two thousand are opened at once', async () => {
    const server = await openServer();
    const many = Array.from({ length: 2_000 }, (_, index) => `file:///templates/${index}.template.yaml`);
    for (const each of many) {
      void server.client.sendNotification('textDocument/didOpen', {
        textDocument: { uri: each, languageId: 'yaml', version: 1, text: broken },
      });
    }
    const position = { line: 2, character: 12 };
    const last = { textDocument: { uri: many.at(-1) }, position };
    const hover: { readonly contents?: unknown } = await server.client.sendRequest('textDocument/hover', last);
    assert.match(JSON.stringify(hover.contents), /AWS::SQS::Queue/);
    // Closed while they are validated: no findings are left behind.
    const closed = new Set(many.slice(0, 1_000));
    for (const each of closed) {
      void server.client.sendNotification('textDocument/didClose', { textDocument: { uri: each } });
    }
    const waiting = new Set(many.slice(1_000));
    const leftBehind = new Set<string>();
    await server.notified(published, ({ uri: told, diagnostics }) => {
      if (!closed.has(told)) waiting.delete(told);
      else if (diagnostics.length > 0) leftBehind.add(told);
      else leftBehind.delete(told);
      return waiting.size === 0 && leftBehind.size === 0;
    });
    assert.equal(server.received(published).find(({ uri: told }) => told === many.at(-1))?.diagnostics.length, 3);
  });

  it('can be asked for their findings', async () => {
    const server = await openServer();
    await open(server, broken);
    const report = await server.client.sendRequest<{ kind: string; items: readonly { code: string }[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri } },
    );
    assert.equal(report.kind, 'full');
    assert.deepEqual(
      report.items.map(({ code }) => code),
      ['E3002', 'E3012', 'E1020'],
    );
  });

  it('are not sent to a client that asks for their findings, which would show them twice', async () => {
    const server = await openServer({ capabilities: { textDocument: { diagnostic: {} } } });
    let refreshed = 0;
    server.client.onRequest('workspace/diagnostic/refresh', () => {
      refreshed += 1;
    });
    await open(server, broken);
    const ask = () =>
      server.client.sendRequest<{ items: readonly object[] }>('textDocument/diagnostic', { textDocument: { uri } });
    assert.equal((await ask()).items.length, 3);
    await server.client.sendNotification(validationChanged.method, {
      enabled: true,
      ignore: ['E'],
      severities: {},
      files: [],
      inlayHints: false,
    });
    assert.equal((await ask()).items.length, 0);
    assert.equal(refreshed, 1);
    assert.deepEqual(server.received(published), []);
  });

  it('are validated again when the settings change', async () => {
    const server = await openServer();
    await open(server, broken);
    await server.notified(published);
    await server.client.sendNotification(validationChanged.method, {
      enabled: true,
      ignore: ['E30'],
      severities: { E1020: 'info' },
      files: [],
      inlayHints: false,
    });
    const found = await server.notified(published, ({ diagnostics }) => diagnostics.length === 1);
    assert.deepEqual(
      found.diagnostics.map(({ code, severity }) => [code, severity]),
      [['E1020', 3]],
    );
  });

  it('that are no templates are left alone', async () => {
    const server = await openServer();
    await open(server, 'services:\n  web:\n    image: nginx\n# Resources:\n');
    const found = await server.notified(published);
    assert.deepEqual(found.diagnostics, []);
  });
});
