import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { RoleKind } from '../../server/src/core/accounts/roleCheck.ts';
import { AppError } from '../../server/src/core/errors.ts';
import type { Aws } from '../../server/src/core/ports.ts';
import * as protocol from '../../server/src/protocol/accounts.ts';
import type { FailureData } from '../../server/src/protocol/failure.ts';
import { listStackSets } from '../../server/src/protocol/stackSets.ts';
import { awsFailure } from '../support/scriptedSession.ts';
import { masterAccountId, payments, scriptedAws, securityDev } from './support/estate.ts';
import { makeHome, openServer, useServers } from './support/testServer.ts';

const master = { accountId: masterAccountId, region: 'us-east-1' };

async function failureOf(answer: Promise<unknown>): Promise<ResponseError<FailureData>> {
  try {
    await answer;
  } catch (error) {
    assert.ok(error instanceof ResponseError);
    return error;
  }
  throw new Error('The request was expected to fail');
}

describe('accounts over the wire', () => {
  useServers();

  it('are prepared, verified, saved and listed', async () => {
    const server = await openServer();
    await server.request(protocol.setMaster, master);
    const account = await server.request(protocol.prepareAccount, {
      id: payments.id,
      name: 'Payments',
      label: 'prod',
      realTime: true,
      remediation: false,
    });
    assert.equal(typeof account.externalId, 'string');
    const checks = await server.request(protocol.verifyAccount, account);
    assert.deepEqual(
      checks.map(({ role, status }) => [role, status]),
      [
        ['scan', 'ok'],
        ['stackSetExecution', 'ok'],
        ['remediation', 'off'],
      ],
    );
    await server.request(protocol.saveAccount, account);
    const view = await server.request(protocol.getAccounts, null);
    assert.deepEqual(view.accounts, [account]);
    assert.equal(view.problem, null);
    assert.match(await readFile(path.join(server.home, 'accounts.yaml'), 'utf8'), /123456789012/);
  });

  it('have a master, with the organization that is given, kept or taken away', async () => {
    const server = await openServer();
    const organizationId = 'o-a1b2c3d4e5';
    const set = (given: Partial<protocol.MasterSetting>) => server.request(protocol.setMaster, { ...master, ...given });
    assert.deepEqual(await set({ organizationId }), { ...master, organizationId });
    assert.deepEqual(await set({ region: 'eu-west-1' }), { ...master, region: 'eu-west-1', organizationId });
    assert.deepEqual(await set({ organizationId: null }), master);
    assert.deepEqual((await server.request(protocol.getAccounts, null)).master, master);
    assert.equal((await failureOf(set({ organizationId: 'ou-ab12' }))).data?.code, 'BAD_INPUT');
    assert.deepEqual(await set({ organizationId }), { ...master, organizationId });
    assert.deepEqual(await set({ accountId: '222233334444' }), { ...master, accountId: '222233334444' });
  });

  it('have roles that work, and StackSets, as far as is known', async () => {
    const aws = scriptedAws();
    const strict: Aws = {
      ...aws,
      assume: async (operator, role, options) => {
        if (role.externalId === null) throw awsFailure('denied', 'AccessDenied');
        return aws.assume(operator, role, options);
      },
    };
    const server = await openServer({ overrides: { aws: strict } });
    await server.request(protocol.setMaster, master);
    const rolesOf = async (role: RoleKind) => (await server.request(protocol.accountsWithRole, { role })).accountIds;
    assert.deepEqual(await server.request(listStackSets, null), []);
    const draft = { id: payments.id, name: 'Payments', label: 'prod', realTime: true, remediation: false };
    const account = await server.request(protocol.prepareAccount, draft);
    await server.request(protocol.saveAccount, account);
    assert.deepEqual(await rolesOf('scan'), [], 'it was never checked');
    await server.request(protocol.verifyAccount, account);
    assert.deepEqual(await rolesOf('scan'), [payments.id]);
    assert.deepEqual(await rolesOf('remediation'), [], 'the account does not ask for it');
    const choice = { order: 'state', text: '', wrongOnly: false } as const;
    const realTimeOf = async () => {
      const { text } = await server.request(protocol.fleetHealth, { choice, format: 'json' });
      return (JSON.parse(text) as readonly { readonly realTime: string | null }[]).map(({ realTime }) => realTime);
    };
    // Nobody receives: that is not the same as off.
    assert.deepEqual(await realTimeOf(), ['on, nothing received yet']);
    await server.request(protocol.saveAccount, { ...account, realTime: false });
    assert.deepEqual(await realTimeOf(), [null]);
    await server.request(protocol.saveAccount, account);
    assert.deepEqual(await server.request(listStackSets, null), [
      { set: 'panther-real-time-events', description: 'not looked at yet' },
    ]);
  });

  it('are imported many at once, all or none, after a preview', async () => {
    const server = await openServer();
    await server.request(protocol.setMaster, master);
    const preview = (text: string) =>
      server.request(protocol.previewImport, {
        source: { kind: 'list', text, file: '/tmp/accounts.csv' },
        defaults: { label: 'dev', realTime: true },
      });
    const bad = await preview(`${payments.id}\n12345`);
    assert.deepEqual(
      bad.invalid.map(({ line, problem }) => [line, problem]),
      [[2, 'An account id has 12 digits: this has 5.']],
    );
    const { added, changed, unchanged } = await preview(`id,name\n${payments.id},Payments\n222233334444,\n`);
    assert.deepEqual(
      added.map(({ id, name, label, realTime }) => [id, name, label, realTime]),
      [
        [payments.id, 'Payments', 'dev', true],
        ['222233334444', '222233334444', 'dev', true],
      ],
    );
    assert.deepEqual([changed, unchanged], [[], []]);
    assert.deepEqual((await server.request(protocol.getAccounts, null)).accounts, []);
    assert.deepEqual(await server.request(protocol.importAccounts, { added, changed }), { written: 2 });
    assert.deepEqual((await server.request(protocol.getAccounts, null)).accounts, added);
    // What was shown is not what is there any more.
    const { data } = await failureOf(server.request(protocol.importAccounts, { added, changed }));
    assert.equal(data?.code, 'BUSY');
    const { changed: later } = await preview(`id,label\n${payments.id},prod`);
    assert.deepEqual(later[0]?.changes, ['label: dev -> prod']);
  });

  it('are checked all together, and their health can be read', async () => {
    const server = await openServer();
    await server.request(protocol.setMaster, master);
    await server.request(protocol.saveAccount, { ...payments, realTime: true });
    await server.request(protocol.saveAccount, { ...securityDev, name: 'Broken' });
    const choice = { order: 'state', text: '', wrongOnly: false } as const;
    const before = await server.request(protocol.fleetHealth, { choice, format: 'text' });
    assert.equal(before.states.unknown, 2);
    assert.deepEqual(await server.request(protocol.verifyFleet, { accountIds: null }), { checked: 2, failed: 0 });
    await server.notified(protocol.fleetProgress, ({ done, total }) => done === 2 && total === 2);
    const { text, states } = await server.request(protocol.fleetHealth, { choice, format: 'text' });
    assert.equal(states.unknown, 0);
    assert.match(text, /Payments +prod +123456789012 +warning +warning +off/);
    const csv = await server.request(protocol.fleetHealth, { choice: { ...choice, text: 'broken' }, format: 'csv' });
    assert.equal(csv.shown, 1);
    assert.match(csv.text, /^State,Account,.*\r\n\w+,Broken,/);
  });

  it('tell the client when they were changed, by this server or by hand', async () => {
    const server = await openServer();
    await server.request(protocol.setMaster, master);
    await server.notified(protocol.accountsChanged);
    const before = server.received(protocol.accountsChanged).length;
    await writeFile(path.join(server.home, 'accounts.yaml'), 'version: 1\naccounts: []\n');
    await server.notified(protocol.accountsChanged, () => server.received(protocol.accountsChanged).length > before);
  });

  it('show a broken file with line and column, and refuse to overwrite it', async () => {
    const home = await makeHome();
    await writeFile(path.join(home, 'accounts.yaml'), 'version: 1\naccounts:\n  - id: [\n');
    const server = await openServer({ home });
    const { problem } = await server.request(protocol.getAccounts, null);
    assert.ok(problem !== null && problem.line >= 3);
    const failure = await failureOf(server.request(protocol.saveAccount, payments));
    assert.equal(failure.code, LSPErrorCodes.RequestFailed);
    assert.equal(failure.data?.code, 'ACCOUNTS_FILE');
    assert.equal(failure.data?.file, path.join(home, 'accounts.yaml'));
    assert.ok((failure.data?.line ?? 0) >= 3);
  });

  it('ask the client for an MFA code; none given cancels', async () => {
    const aws = scriptedAws(
      {},
      {
        operator: async ({ mfa }) => {
          throw new AppError(
            'CREDENTIALS',
            `The code was ${await mfa?.('arn:aws:iam::111122223333:mfa/alice', 'payments')}`,
          );
        },
      },
    );
    const server = await openServer({ overrides: { aws }, initialization: { profile: 'security' } });
    const asked: unknown[] = [];
    let code: string | null = '123456';
    server.client.onRequest(protocol.askMfaCode.method, (params: unknown) => {
      asked.push(params);
      return code;
    });
    const failure = await failureOf(server.request(protocol.getIdentity, { profile: null }));
    assert.equal(failure.message, 'The code was 123456');
    assert.deepEqual(asked, [{ serial: 'arn:aws:iam::111122223333:mfa/alice', profile: 'payments' }]);
    code = null;
    const cancelled = await failureOf(server.request(protocol.getIdentity, { profile: null }));
    assert.equal(cancelled.code, LSPErrorCodes.RequestCancelled);
  });

  it('refuse the credentials of another account, with what to do', async () => {
    const server = await openServer();
    await server.request(protocol.setMaster, { ...master, accountId: '999988887777' });
    const failure = await failureOf(server.request(protocol.verifyAccount, payments));
    assert.equal(failure.data?.code, 'WRONG_ACCOUNT');
    assert.equal(failure.data?.accountId, '999988887777');
    assert.match(failure.data?.hint ?? '', /profile of account 999988887777/);
  });

  it('refuse parameters that are not of the protocol, and say which', async () => {
    const server = await openServer();
    const wrong: readonly [string, unknown, RegExp][] = [
      [protocol.saveAccount.method, { ...payments, id: '12345678901' }, /12 digits[\s\S]*id/],
      [protocol.saveAccount.method, { ...payments, extra: 1 }, /extra/],
      [protocol.saveAccount.method, { ...payments, ignore: {} }, /ignore\.regions/],
      [protocol.getAccounts.method, {}, /null/],
      [protocol.removeAccount.method, 'x', /object/],
    ];
    for (const [method, params, message] of wrong) {
      const failure = await failureOf(server.client.sendRequest(method, params));
      assert.equal(failure.code, ErrorCodes.InvalidParams, method);
      assert.match(failure.message, message);
      assert.equal(failure.data?.code, 'BAD_INPUT');
    }
  });

  it('answer a bug with an internal error that shows nothing, and log its stack', async () => {
    const aws = scriptedAws({}, { profiles: () => Promise.reject(new TypeError('secret=AKIAIOSFODNN7EXAMPLE')) });
    const server = await openServer({ overrides: { aws } });
    const failure = await failureOf(server.request(protocol.listProfiles, null));
    assert.equal(failure.code, ErrorCodes.InternalError);
    assert.doesNotMatch(failure.message, /AKIA/);
    const logged = server.log.find((line) => line.includes('internal error'));
    assert.match(logged ?? '', /TypeError.*accounts\.test\.ts/);
    assert.doesNotMatch(logged ?? '', /AKIAIOSFODNN7EXAMPLE/);
  });
});
