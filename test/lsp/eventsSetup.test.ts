import assert from 'node:assert/strict';
import { ResponseError } from 'vscode-languageserver/node';
import { AwsFailure } from '../../server/src/core/errors.ts';
import { saveAccount, setMaster } from '../../server/src/protocol/accounts.ts';
import { checkEventsSetup } from '../../server/src/protocol/events.ts';
import { type Script, scriptedSession } from '../support/scriptedSession.ts';
import { masterAccountId, payments, scriptedAws } from './support/estate.ts';
import { openServer, useServers } from './support/testServer.ts';

function gone(call: string, code: string): Script {
  return () => {
    const at = { status: 400, requestId: null, accountId: null, region: 'us-east-1' };
    throw new AwsFailure({ kind: 'notFound', call, code, message: 'It does not exist', ...at });
  };
}

const nothing: Readonly<Record<string, Script>> = {
  'cloudtrail:DescribeTrails': () => ({ trailList: [] }),
  'sns:ListTopics': () => ({ Topics: [] }),
  'sns:GetTopicAttributes': gone('sns:GetTopicAttributes', 'NotFound'),
};
const aws = scriptedAws(nothing, {
  operator: async () =>
    scriptedSession({ 'sqs:GetQueueUrl': gone('sqs:GetQueueUrl', 'QueueDoesNotExist') }, masterAccountId),
});

describe('checking the set-up of real time over the wire', () => {
  useServers();

  it('is refused where no account has real time on, with what to do', async () => {
    const server = await openServer({ overrides: { aws } });
    await server.request(setMaster, { accountId: masterAccountId, region: 'us-east-1' });
    await assert.rejects(server.request(checkEventsSetup, { accountIds: null }), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.deepEqual([error.data.code, /--real-time/.test(error.data.hint)], ['BAD_INPUT', true]);
      return true;
    });
  });

  it('answers what is missing where nothing was set up, and the text to read', async () => {
    const server = await openServer({ overrides: { aws } });
    await server.request(setMaster, { accountId: masterAccountId, region: 'us-east-1' });
    await server.request(saveAccount, { ...payments, realTime: true });
    const { findings, text } = await server.request(checkEventsSetup, { accountIds: [payments.id] });
    assert.deepEqual(
      findings.map(({ accountId, region, check, status }) => [accountId, region, check, status].join(' ')),
      [
        `${masterAccountId} us-east-1 queue failed`,
        ...['eu-west-1', 'us-east-1'].flatMap((region) =>
          ['trail', 'topic'].map((check) => `${payments.id} ${region} ${check} failed`),
        ),
      ],
    );
    assert.match(
      text,
      /^Steps on the way of events: 5 failed\.\nRun the commands with a profile .*\n\nthe master account \(111122223333\), us-east-1\n {2}✗ Queue/,
    );
    assert.match(
      text,
      /\n {6}\$ panther-scan template deploy real-time-events --account 123456789012 --region eu-west-1 {2}# Payments \(123456789012\), eu-west-1\n/,
    );
  });
});
