import assert from 'node:assert/strict';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { setMaster } from '../../server/src/protocol/accounts.ts';
import { launchUrl, planStack, renderTemplate } from '../../server/src/protocol/templates.ts';
import { masterAccountId, payments } from './support/estate.ts';
import { openServer, useServers } from './support/testServer.ts';

const choice = { template: 'scanRole', account: payments } as const;

describe('templates over the wire', () => {
  useServers();

  it('are rendered and launched with the values of an account that need not be saved', async () => {
    const server = await openServer();
    await server.request(setMaster, { accountId: masterAccountId, region: 'us-east-1' });
    const rendered = await server.request(renderTemplate, choice);
    assert.match(rendered.body, new RegExp(payments.externalId ?? ''));
    assert.deepEqual(rendered.capabilities, ['CAPABILITY_NAMED_IAM']);
    const templateUrl = 'https://templates.s3.amazonaws.com/scan-role.yml';
    const { url } = await server.request(launchUrl, { ...choice, templateUrl });
    assert.match(url, /^https:\/\/us-east-1\.console\.aws\.amazon\.com\/cloudformation\//);
  });

  it('are not deployed before their capabilities are acknowledged', async () => {
    const server = await openServer();
    await server.request(setMaster, { accountId: masterAccountId, region: 'us-east-1' });
    await assert.rejects(server.request(planStack, { ...choice, profile: null, acknowledged: [] }), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, LSPErrorCodes.RequestFailed);
      assert.equal(error.data.code, 'BAD_INPUT');
      assert.match(error.data.hint, /CAPABILITY_NAMED_IAM/);
      return true;
    });
  });

  it('need a master account, and say so', async () => {
    const server = await openServer();
    await assert.rejects(server.request(renderTemplate, choice), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.data.code, 'BAD_INPUT');
      return true;
    });
  });
});
