import assert from 'node:assert/strict';
import path from 'node:path';
import type { CodeLens, Hover } from 'vscode-languageserver/node';
import { openStore } from '../../server/src/adapters/store/store.ts';
import { installedTemplates } from '../../server/src/adapters/templates/templates.ts';
import type { ObservedResource } from '../../server/src/core/inventory/resource.ts';
import { compareLive, findTemplate, liveInstances, originWords } from '../../server/src/protocol/live.ts';
import { fakeClock } from '../support/fakeClock.ts';
import { languageData } from '../support/languageData.ts';
import { observed } from '../support/observed.ts';
import { makeHome, openServer, type TestServer, useServers } from './support/testServer.ts';

const uri = 'file:///stacks/shop.template.yaml';
const text = `Parameters:
  Memory:
    Type: Number
    Default: 256
Resources:
  Charge:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      MemorySize: !Ref Memory
      Role: arn:aws:iam::123456789012:role/charge
      Code: { ZipFile: '' }
  Refund:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      Role: arn:aws:iam::123456789012:role/charge
      Code: { ZipFile: '' }
`;

function lambda(name: string, logicalId: string, stack: string): ObservedResource {
  const arn = `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
  return observed({
    type: 'AWS.Lambda.Function',
    resourceId: arn,
    arn,
    name,
    tags: {
      'aws:cloudformation:stack-id': `arn:aws:cloudformation:us-east-1:123456789012:stack/${stack}/1`,
      'aws:cloudformation:logical-id': logicalId,
    },
    attributes: { Runtime: 'nodejs22.x', Handler: 'index.handler', MemorySize: 512 },
  });
}

async function homeWithInventory(...resources: readonly ObservedResource[]): Promise<string> {
  const home = await makeHome();
  const store = await openStore({ file: path.join(home, 'inventory.db'), clock: fakeClock() });
  await store.writeResources(null, resources, []);
  const cause = { actor: 'alice', sourceIp: '1.2.3.4', eventName: 'UpdateFunctionConfiguration', eventId: 'e', at: 5 };
  const [first] = resources;
  if (first !== undefined) {
    const changed = { ...first, attributes: { ...first.attributes, MemorySize: 1024 }, observedAt: 2_000 };
    await store.writeResources(null, [changed], [], cause);
  }
  await store.close();
  return home;
}

async function open(home: string): Promise<TestServer> {
  const server = await openServer({ home });
  await server.client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  return server;
}

const lenses = (server: TestServer) =>
  server.client.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });

describe('a template and what is live of it', () => {
  before(() => {
    languageData();
  });
  useServers();

  it('has above each resource how many of it are live, and who changed one behind the stack', async () => {
    const server = await open(
      await homeWithInventory(
        lambda('charge', 'Charge', 'shop'),
        lambda('charge-dev', 'Charge', 'shop-dev'),
        lambda('refund', 'Refund', 'shop'),
        lambda('other', 'Charge', 'unrelated'),
        ...['A', 'B', 'C'].map((id) => lambda(`x${id}`, id, 'unrelated')),
      ),
    );
    const found = await lenses(server);
    assert.deepEqual(
      found.map(({ range, data, command }) => [range.start.line, data, command?.command, command?.arguments]),
      [
        [5, { kind: 'live', count: 2, outside: 1, sure: true, cut: false }, 'panther.template.live', [uri, 'Charge']],
        [13, { kind: 'live', count: 1, outside: 0, sure: true, cut: false }, 'panther.template.live', [uri, 'Refund']],
      ],
    );
    const hover = await server.client.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 5, character: 4 },
    });
    const { value } = hover.contents as { readonly value: string };
    assert.match(value, /\[charge\]\(command:panther\.resource\.open\?%5B%7B/);
    assert.match(value, /UpdateFunctionConfiguration by alice/);
    assert.match(value, /2 stacks fit this template: shop/);
    const view = await server.request(liveInstances, { uri, place: { line: 7, character: 8 } });
    assert.equal(view?.logicalId, 'Charge');
    assert.deepEqual(
      view.instances.map(({ details, stackName, standing }) => [details.name, stackName, standing]).sort(),
      [
        ['charge', 'shop', 'outside'],
        ['charge-dev', 'shop-dev', 'unknown'],
      ],
    );
  });

  it('knows what CloudFormation named and did not tag', async () => {
    const untagged = { ...lambda('shop-Refund-1ABCDEFGHIJK', 'x', 'x'), tags: {} };
    const other = { ...lambda('shop-Refund-service', 'x', 'x'), tags: {} };
    const server = await open(await homeWithInventory(lambda('charge', 'Charge', 'shop'), untagged, other));
    const view = await server.request(liveInstances, { uri, place: 'Refund' });
    assert.deepEqual(
      view?.instances.map(({ details, stackName }) => [details.name, stackName]),
      [['shop-Refund-1ABCDEFGHIJK', 'shop']],
    );
  });

  it('has nothing above it where nothing is live', async () => {
    assert.deepEqual(await lenses(await open(await makeHome())), []);
  });

  it('has above it what can be done with it where it is one of the own ones, by whatever name', async () => {
    const server = await openServer();
    const own = await installedTemplates().read('panther-cloudsec-iam.yml');
    await server.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: own.replace('Type: AWS::IAM::Role', 'Type: X::Y::Z') },
    });
    const facts = { kind: 'ownTemplate', template: 'scanRole', edited: true };
    assert.deepEqual(
      (await lenses(server)).map(({ range, data, command }) => [range.start.line, data, command?.command]),
      [
        [0, { ...facts, action: 'launch' }, 'panther.stack.launch'],
        [0, { ...facts, action: 'deploy' }, 'panther.stack.deploy'],
        [0, { ...facts, action: 'validateWithAws' }, 'panther.template.validateAws'],
      ],
    );
  });

  it('is looked up anew when the inventory or the resources change, and not for a comment', async () => {
    const home = await homeWithInventory(lambda('charge', 'Charge', 'shop'), lambda('refund', 'Refund', 'shop'));
    const server = await open(home);
    assert.equal((await lenses(server)).length, 2);
    const change = (version: number, next: string) =>
      server.client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text: next }],
      });
    await change(2, `# a comment\n${text}`);
    assert.deepEqual(
      (await lenses(server)).map(({ range }) => range.start.line),
      [6, 14],
    );
    await change(3, text.replace('Refund:', 'Repay:'));
    assert.equal((await lenses(server)).length, 1);
    const store = await openStore({ file: path.join(home, 'inventory.db'), clock: fakeClock() });
    await store.writeResources(null, [lambda('repay', 'Repay', 'shop')], []);
    await store.close();
    assert.equal((await lenses(server)).length, 2);
  });

  it('is compared with an instance by the properties that both have', async () => {
    const charge = lambda('charge', 'Charge', 'shop');
    const server = await open(await homeWithInventory(charge));
    const { accountId, region, type, resourceId } = charge;
    const key = { accountId, region, type, resourceId };
    const compared = await server.request(compareLive, { uri, logicalId: 'Charge', key });
    assert.equal(compared?.different, 1);
    assert.deepEqual(JSON.parse(compared.template), {
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      // No stack tells what the parameter is.
      MemorySize: { Ref: 'Memory' },
    });
    assert.deepEqual(JSON.parse(compared.live), { Handler: 'index.handler', Runtime: 'nodejs22.x', MemorySize: 1024 });
  });

  it('is found from a resource', async () => {
    const charge = lambda('charge', 'Charge', 'shop');
    const server = await open(await homeWithInventory(charge, lambda('refund', 'Refund', 'shop')));
    const { accountId, region, type, resourceId } = charge;
    const key = { accountId, region, type, resourceId };
    assert.deepEqual(await server.request(originWords, key), ['Charge', 'charge']);
    const other = text.replace('Refund:', 'Repay:');
    const found = await server.request(findTemplate, {
      key,
      candidates: [
        { uri: 'file:///stacks/other.yaml', text: other },
        { uri, text },
        { uri: 'file:///notes.yaml', text: 'Charge: no template' },
      ],
    });
    assert.deepEqual(
      found.map((match) => [match.uri, match.line, match.character, match.shared, match.sure]),
      [
        [uri, 5, 2, 2, true],
        ['file:///stacks/other.yaml', 5, 2, 1, false],
      ],
    );
  });
});
