import assert from 'node:assert/strict';
import { validateWithAws } from '../../server/src/protocol/awsValidation.ts';
import { awsFailure, fails, type Script, scriptedSession } from '../support/scriptedSession.ts';
import { masterAccountId, scriptedAws } from './support/estate.ts';
import { openServer, useServers } from './support/testServer.ts';

const asked = {
  name: 'shop.yaml',
  text: 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n',
  profile: null,
  region: null,
};

function answering(script: Script) {
  const session = scriptedSession({ 'cloudformation:ValidateTemplate': script }, masterAccountId);
  return { session, overrides: { aws: scriptedAws({}, { operator: async () => session }) } };
}

describe('a template in the editor that AWS is asked about', () => {
  useServers();

  it('is answered by the worker, with the place of what AWS refuses', async () => {
    const { overrides } = answering(({ call }) => {
      throw awsFailure('failed', call, 'ValidationError', 'Template format error: something about [Queue]');
    });
    const server = await openServer({ overrides });
    const verdict = await server.request(validateWithAws, { ...asked, region: 'eu-west-1' });
    assert.equal(verdict?.region, 'eu-west-1');
    assert.equal(verdict.accountId, masterAccountId);
    assert.deepEqual(verdict.problem?.start, { line: 2, column: 3 });
  });

  it('is not sent where it is no template', async () => {
    const { overrides, session } = answering(() => ({}));
    const server = await openServer({ overrides });
    assert.equal(await server.request(validateWithAws, { ...asked, text: 'services: {}\n' }), null);
    assert.deepEqual(session.sent, []);
  });

  it('says which permission is missing', async () => {
    const { overrides } = answering(fails('denied'));
    const server = await openServer({ overrides });
    await assert.rejects(server.request(validateWithAws, asked), (error) => {
      const { data } = error as { readonly data: { readonly hint: string } };
      return /cloudformation:ValidateTemplate/.test(data.hint);
    });
  });
});
