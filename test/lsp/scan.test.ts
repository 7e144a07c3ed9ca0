import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { AppError } from '../../server/src/core/errors.ts';
import { removeAccount, saveAccount, setMaster, verifyAccount } from '../../server/src/protocol/accounts.ts';
import { getResource } from '../../server/src/protocol/resources.ts';
import { activityChanged, cancelScan, runScan } from '../../server/src/protocol/scan.ts';
import { countResources, inventoryChanged, resourceChildren, sourceChildren } from '../../server/src/protocol/tree.ts';
import { fails } from '../support/scriptedSession.ts';
import { masterAccountId, payments, scriptedAws, securityDev } from './support/estate.ts';
import { makeHome, openServer, type TestServer, type TestServerOptions, useServers } from './support/testServer.ts';

async function openWithAccounts(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await openServer(options);
  await server.request(setMaster, { accountId: masterAccountId, region: 'us-east-1' });
  await server.request(saveAccount, payments);
  await server.request(saveAccount, securityDev);
  return server;
}

/** A list call that says when it was sent and then waits for its end: the signal's, or `release`. */
function heldCall() {
  const sent = Promise.withResolvers<void>();
  const released = Promise.withResolvers<unknown>();
  return {
    sent: sent.promise,
    release: () => released.resolve({ Functions: [] }),
    script: (_: unknown, { signal }: { readonly signal: AbortSignal }) => {
      sent.resolve();
      signal.addEventListener('abort', () => released.reject(signal.reason));
      return released.promise;
    },
  };
}

const charge = {
  accountId: payments.id,
  region: 'eu-west-1',
  type: 'AWS.Lambda.Function',
  resourceId: `arn:aws:lambda:eu-west-1:${payments.id}:function:charge`,
} as const;

describe('scans over the wire', () => {
  useServers();

  it('fill the inventory, the tree and the documents', async () => {
    const server = await openWithAccounts();
    const summary = await server.request(runScan, { kind: 'account', accountId: payments.id });
    assert.deepEqual(
      summary.accounts.map(({ name, resources, created, problem, cells }) => [
        name,
        resources,
        created,
        problem,
        cells.ok,
      ]),
      [['Payments', 2, 2, null, 2]],
    );
    assert.deepEqual(await server.request(countResources, { filter: null }), { shown: 2, all: 2 });
    const shape = { groupBy: ['account'] as const, filter: null };
    const groups = await server.request(resourceChildren, { shape, parent: null, offset: 0 });
    assert.deepEqual(
      groups.map(({ kind, label }) => [kind, label]),
      [['group', 'Payments']],
    );
    const document = await server.request(getResource, charge);
    assert.match(document?.text ?? '', /"charge"/);
  });

  it('scan all accounts, and keep the problem of one from the others', async () => {
    const aws = scriptedAws();
    const server = await openWithAccounts({
      overrides: {
        aws: {
          ...aws,
          assume: (operator, role, options) =>
            role.roleArn.includes(securityDev.id)
              ? Promise.resolve().then(
                  () => fails('denied')({ call: 'sts:AssumeRole', region: '', input: {} }, options) as never,
                )
              : aws.assume(operator, role, options),
        },
      },
    });
    const summary = await server.request(runScan, { kind: 'all' });
    assert.deepEqual(
      summary.accounts.map(({ name, resources, problem }) => [name, resources, problem === null]),
      [
        ['Payments', 2, true],
        ['Security Dev', 0, false],
      ],
    );
  });

  it('show in the sources which sign-in they need, until a check finds it done', async () => {
    const aws = scriptedAws();
    const hint = 'Run: aws sso login --profile sandbox';
    const refusals = [new AppError('CREDENTIALS', 'The sign-in of profile sandbox has expired', { hint })];
    const operator: typeof aws.operator = async (options) => {
      const refusal = refusals.pop();
      if (refusal !== undefined) throw refusal;
      return aws.operator(options);
    };
    const server = await openWithAccounts({ overrides: { aws: { ...aws, operator } } });
    const root = async () => {
      const [node] = await server.request(sourceChildren, { parent: null, offset: 0 });
      assert.ok(node?.kind === 'account');
      return node;
    };
    await server.request(runScan, { kind: 'account', accountId: payments.id });
    await server.notified(inventoryChanged, ({ accountIds }) => accountIds?.includes(payments.id) ?? false);
    const needed = await root();
    assert.match(needed.description, /sign-in needed: aws sso login --profile sandbox · /);
    assert.deepEqual([needed.problem?.code, needed.problem?.hint], ['CREDENTIALS', hint]);
    await server.request(verifyAccount, payments);
    assert.equal((await root()).problem, null);
  });

  it('tell of their progress, then that nothing runs, then what changed', async () => {
    const server = await openWithAccounts();
    await server.request(runScan, { kind: 'account', accountId: payments.id });
    await server.notified(activityChanged, ({ scans }) => scans.length === 0);
    const activities = server.received(activityChanged);
    const done = activities.flatMap(({ scans }) => scans.map((scan) => scan.done));
    assert.deepEqual(
      done,
      done.toSorted((a, b) => a - b),
    );
    assert.ok(done.length > 0);
    await server.notified(inventoryChanged, ({ accountIds }) => accountIds?.includes(payments.id) ?? false);
  });

  it('are aborted when their request is cancelled', async () => {
    const held = heldCall();
    const server = await openWithAccounts({ overrides: { aws: scriptedAws({ 'lambda:ListFunctions': held.script }) } });
    const source = new CancellationTokenSource();
    const running = server.request(runScan, { kind: 'account', accountId: payments.id }, source.token);
    await held.sent;
    source.cancel();
    await assert.rejects(
      running,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
    );
    await server.notified(activityChanged, ({ scans }) => scans.length === 0);
  });

  it('are cancelled by account, and end as cancelled', async () => {
    const held = heldCall();
    const server = await openWithAccounts({ overrides: { aws: scriptedAws({ 'lambda:ListFunctions': held.script }) } });
    const running = server.request(runScan, { kind: 'account', accountId: payments.id });
    await held.sent;
    await server.request(cancelScan, { accountId: securityDev.id });
    await server.request(cancelScan, { accountId: payments.id });
    const summary = await running;
    assert.equal(summary.accounts[0]?.cancelled, true);
  });

  it('show in the sources while they run', async () => {
    const held = heldCall();
    const server = await openWithAccounts({ overrides: { aws: scriptedAws({ 'lambda:ListFunctions': held.script }) } });
    const running = server.request(runScan, { kind: 'account', accountId: payments.id });
    await held.sent;
    await server.notified(activityChanged, ({ scans }) => scans.length === 1);
    const nodes = await server.request(sourceChildren, { parent: null, offset: 0 });
    assert.deepEqual(
      nodes.map((node) => (node.kind === 'account' ? [node.label, node.scanning] : node.kind)),
      [
        ['Payments', true],
        ['Security Dev', false],
      ],
    );
    held.release();
    await running;
  });

  it('keep denied cells with their reason, and what was known of them', async () => {
    const script = { 'lambda:ListFunctions': undefined as never };
    const home = await makeHome();
    const first = await openWithAccounts({ home });
    await first.request(runScan, { kind: 'account', accountId: payments.id });
    await first.shutDown();
    const denying = scriptedAws({ ...script, 'lambda:ListFunctions': fails('denied', 'AccessDeniedException') });
    const server = await openServer({ home, overrides: { aws: denying } });
    const summary = await server.request(runScan, { kind: 'account', accountId: payments.id });
    assert.equal(summary.accounts[0]?.cells.denied, 2);
    assert.deepEqual(await server.request(countResources, { filter: null }), { shown: 2, all: 2 });
  });

  it('are stopped when their account is removed', async () => {
    const held = heldCall();
    const server = await openWithAccounts({ overrides: { aws: scriptedAws({ 'lambda:ListFunctions': held.script }) } });
    const running = server.request(runScan, { kind: 'account', accountId: payments.id });
    await held.sent;
    await server.request(removeAccount, { id: payments.id, forgetInventory: true });
    assert.equal((await running).accounts[0]?.cancelled, true);
  });

  it('are seen by another server on the same home', async () => {
    const home = await makeHome();
    const one = await openWithAccounts({ home });
    const two = await openServer({ home });
    await one.request(runScan, { kind: 'account', accountId: payments.id });
    await two.notified(inventoryChanged);
    assert.deepEqual(await two.request(countResources, { filter: null }), { shown: 2, all: 2 });
  });

  it('run daily by themselves where the client allows it, on one server only', async () => {
    const home = await makeHome();
    const first = await openWithAccounts({ home });
    await first.shutDown();
    const background = { background: true, scanEveryHours: 24 };
    const one = await openServer({ home, initialization: background });
    await one.notified(activityChanged, ({ scans }) => scans.length === 0);
    const two = await openServer({ home, initialization: background });
    assert.deepEqual(two.received(activityChanged), []);
  });
});
