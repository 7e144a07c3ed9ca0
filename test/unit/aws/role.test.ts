// Sessions in roles, against a server of this machine.
import assert from 'node:assert/strict';
import { roleSession } from '../../../server/src/adapters/aws/role.ts';
import { sessionOf } from '../../../server/src/adapters/aws/session.ts';
import {
  identityAnswer,
  json,
  type LoopbackAws,
  startLoopbackAws,
  type WireAnswer,
} from '../../support/loopbackAws.ts';
import { sessionParts } from '../../support/sessionParts.ts';

const { signal } = new AbortController();
const role = {
  roleArn: 'arn:aws:iam::222222222222:role/PantherAuditRole-us-east-1',
  externalId: null,
  sessionName: 'a',
};

describe('a session in a role', () => {
  let server: LoopbackAws | null = null;

  afterEach(async () => {
    await server?.close();
    server = null;
  });

  async function assume(change: (answer: WireAnswer) => WireAnswer) {
    const aws = await startLoopbackAws((request) => {
      const answer = identityAnswer(request, {
        regions: [],
        accountOf: () => '111111111111',
        session: () => ({ accessKeyId: 'ASIAROLE', expiration: new Date(Date.now() + 3_600_000) }),
      });
      if (answer === null) return json({});
      return request.action === 'AssumeRole' ? change(answer) : answer;
    });
    server = aws;
    const parts = sessionParts(aws.endpoint);
    const operator = await sessionOf(parts, signal);
    const options = { region: 'us-east-1', signal };
    return { aws, operator, made: () => roleSession(operator, role, options, parts) };
  }

  it('is of the account that AWS names with the credentials, which takes one call', async () => {
    const { aws, operator, made } = await assume((answer) => answer);
    assert.equal(operator.accountId, '111111111111');
    const { session } = await made();
    assert.deepEqual([session.accountId, session.partition], ['222222222222', 'aws']);
    assert.match(session.arn, /:assumed-role\/PantherAuditRole-us-east-1\//);
    assert.deepEqual(
      aws.requests.map(({ action }) => action),
      ['GetCallerIdentity', 'AssumeRole'],
    );
  });

  it('is none where AWS names no account', async () => {
    const { made } = await assume(({ body = '', ...rest }) => ({
      ...rest,
      body: body.replace(/<Arn>[^<]*<\/Arn>/, '<Arn>arn:aws:sts::nobody</Arn>'),
    }));
    await assert.rejects(made(), { kind: 'malformed', call: 'sts:AssumeRole' });
  });
});
