import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { takeMessages } from '../../../server/src/app/events/intake.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { TypeName } from '../../../server/src/core/catalog/types.ts';
import { createClassify } from '../../../server/src/core/events/classify.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import { payments } from '../../support/accounts.ts';
import { accountsInMemory, appContext, scriptedAws } from '../../support/appContext.ts';
import { accountId, enveloped, recordOf } from './records.ts';

const now = Date.parse('2026-11-24T14:02:20Z');
const topicArn = `arn:aws:sns:eu-west-1:${accountId}:panther-cloudwatch-events-topic`;
const certificate = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

const account: Account = { ...payments, id: accountId };

/** As SNS signs: the fields in their order, each name and value on a line of its own. */
function signed(fields: Readonly<Record<string, string>>, names: readonly string[], version = '1'): string {
  const text = names.flatMap((name) => (fields[name] === undefined ? [] : [`${name}\n${fields[name]}\n`])).join('');
  const signature = createSign(version === '1' ? 'RSA-SHA1' : 'RSA-SHA256')
    .update(text)
    .sign(privateKey, 'base64');
  return JSON.stringify({ ...fields, SignatureVersion: version, Signature: signature, SigningCertURL: certificate });
}

const notification = (message: string) => ({
  Type: 'Notification',
  MessageId: 'm1',
  TopicArn: topicArn,
  Message: message,
  Timestamp: '2026-11-24T14:02:13.000Z',
});
const ofNotification = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'];
const question = {
  Type: 'SubscriptionConfirmation',
  MessageId: 'm2',
  TopicArn: topicArn,
  Message: 'You have chosen to subscribe',
  Timestamp: '2026-11-24T14:02:13.000Z',
  Token: 't0k3n',
  SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
};
const ofQuestion = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];

describe('what comes from the queue', () => {
  let folder = '';
  let store: Store;
  let confirmed: string[];
  let asked: string[];
  let account2: Partial<Account>;
  const clock = { now: () => now, delay: () => Promise.resolve(), after: () => () => undefined };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'panther-intake-'));
    store = await openStore({ file: join(folder, 'inventory.db'), clock });
    confirmed = [];
    asked = [];
    account2 = {};
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function take(...bodies: readonly string[]): Promise<number> {
    const known = { ...account, ...account2 };
    const accounts = { master: null, accounts: [known] };
    const ctx = {
      ...appContext({ aws: scriptedAws({}), store, clock, accounts, catalog }),
      accountsFile: accountsInMemory(accounts),
      certificates: {
        get: async (url: URL) => {
          asked.push(url.href);
          return pem;
        },
      },
    };
    const { events } = await takeMessages(
      {
        ctx,
        classify: createClassify(catalog),
        accounts: new Map([[known.id, known]]),
        signal: new AbortController().signal,
        confirm: async ({ topicArn: topic }) => {
          confirmed.push(topic);
        },
        readLogFile: () => {
          throw new Error('no file is named here');
        },
      },
      bodies.map((body, index) => ({ id: `message-${index}`, body })),
    );
    return events;
  }

  const standings = async () =>
    (await store.events({}, { before: null, limit: 10 })).map(({ eventName, standing }) => `${eventName} ${standing}`);
  const reasons = async () => (await store.deadLetters({ before: null, limit: 100 })).map(({ reason }) => reason);
  const policy = (fields: object = {}) =>
    JSON.stringify(
      enveloped(recordOf('s3', 'PutBucketPolicy', { requestParameters: { bucketName: 'invoices' }, ...fields })),
    );

  it('makes what it touched wait', async () => {
    assert.equal(await take(policy()), 1);
    const [pending] = await store.claim(now + 250, 10);
    assert.deepEqual([pending?.type, pending?.resourceId], ['AWS.S3.Bucket', 'arn:aws:s3:::invoices']);
  });

  it('is shown and touches nothing where the account is unknown, or its real time off, or the call failed', async () => {
    await take(policy({ recipientAccountId: '999999999999' }));
    await take(policy({ errorCode: 'AccessDenied' }));
    account2 = { realTime: false };
    await take(policy());
    assert.deepEqual(await standings(), ['PutBucketPolicy off', 'PutBucketPolicy failed', 'PutBucketPolicy unknown']);
    assert.equal(await store.countPending(), 0);
  });

  it('is believed in an envelope that SNS has signed, in either version', async () => {
    await take(signed(notification(policy()), ofNotification), signed(notification(policy()), ofNotification, '2'));
    assert.deepEqual(await standings(), ['PutBucketPolicy applies', 'PutBucketPolicy applies']);
    assert.deepEqual([...new Set(asked)], [certificate]);
  });

  it('is kept apart when its signature is wrong, or its certificate from elsewhere, which is not fetched', async () => {
    const good = JSON.parse(signed(notification(policy()), ofNotification));
    await take(JSON.stringify({ ...good, Message: policy() }));
    assert.deepEqual(await reasons(), ['The signature of the envelope is wrong']);
    asked = [];
    for (const url of [
      'https://sns.eu-west-1.amazonaws.com.evil.example/a.pem',
      'http://sns.eu-west-1.amazonaws.com/a.pem',
      'https://sns.eu-west-1.amazonaws.com:8443/a.pem',
      'https://evil.example/sns.eu-west-1.amazonaws.com/a.pem',
      'no url',
    ]) {
      await take(JSON.stringify({ ...good, SigningCertURL: url }));
      assert.equal((await reasons())[0], 'The certificate of the envelope is not from SNS');
    }
    assert.deepEqual(asked, []);
    assert.deepEqual(await standings(), []);
  });

  it('is confirmed for topics of onboarded accounts only', async () => {
    await take(signed(question, ofQuestion));
    assert.deepEqual(confirmed, [topicArn]);
    const foreign = { ...question, TopicArn: topicArn.replace(accountId, '999999999999') };
    await take(signed(foreign, ofQuestion));
    assert.deepEqual(confirmed, [topicArn]);
    assert.match((await reasons())[0] ?? '', /999999999999, which is not onboarded/);
  });

  it('is kept with its reason when nobody can read it, once, beside what can be read', async () => {
    await take('{"half":', policy(), JSON.stringify({ Records: [{}, {}] }));
    assert.deepEqual((await reasons()).length, 2);
    assert.deepEqual(await standings(), ['PutBucketPolicy applies']);
    const undated = policy({ eventTime: 'yesterday' });
    await take(undated);
    assert.equal((await reasons())[0], 'The record has no eventTime that can be read');
  });

  it('of more than 256 KB is taken whole, and what is longer than SQS allows is kept in part with the reason', async () => {
    const requestParameters = { bucketName: 'invoices', bucketPolicy: 'x'.repeat(300 * 1024) };
    assert.equal(await take(policy({ requestParameters })), 1);
    const [kept] = await store.events({}, { before: null, limit: 1 });
    assert.deepEqual([kept?.standing, kept?.touched.length], ['applies', 1]);
    const record = await store.eventRecord(kept?.id ?? 0);
    assert.ok((record?.text.length ?? 0) > 300 * 1024);
    await take('x'.repeat(1024 * 1024 + 1));
    const [letter] = await store.deadLetters({ before: null, limit: 100 });
    assert.match(letter?.reason ?? '', /too long/);
    assert.equal(letter?.body.length, 1024 * 1024);
  });

  it('that tells a name only is about the resource that the inventory knows by it, or else about all of its type', async () => {
    const know = (type: TypeName, region: string, name: string, ...resourceIds: readonly string[]) =>
      store.writeResources(
        null,
        resourceIds.map((resourceId) => ({
          ...{ accountId, type, region, resourceId, name, arn: resourceId, id: null, tags: {}, timeCreated: null },
          ...{ attributes: {}, notRead: [], observedAt: now - 60_000 },
        })),
        [],
      );
    const alice = `arn:aws:iam::${accountId}:user/people/alice`;
    const stack = (name: string, end: string) => `arn:aws:cloudformation:eu-west-1:${accountId}:stack/${name}/${end}`;
    await know('AWS.IAM.User', 'global', 'alice', alice);
    await know('AWS.CloudFormation.Stack', 'eu-west-1', 'app', stack('app', '1'));
    await know('AWS.CloudFormation.Stack', 'eu-west-1', 'twice', stack('twice', '1'), stack('twice', '2'));
    const tell = async (service: string, name: string, requestParameters: object): Promise<string | undefined> => {
      await take(JSON.stringify(enveloped(recordOf(service, name, { requestParameters }))));
      const [event] = await store.events({}, { before: null, limit: 1 });
      return event?.touched.map(({ resourceId, effect }) => `${effect} ${resourceId ?? 'all'}`).join();
    };
    assert.equal(await tell('iam', 'UpdateLoginProfile', { userName: 'alice' }), `upsert ${alice}`);
    assert.equal(await tell('iam', 'DeleteUser', { userName: 'alice' }), `delete ${alice}`);
    assert.equal(await tell('iam', 'CreateUser', { userName: 'bob' }), `upsert arn:aws:iam::${accountId}:user/bob`);
    assert.equal(await tell('cloudformation', 'UpdateStack', { stackName: 'app' }), `upsert ${stack('app', '1')}`);
    assert.equal(await tell('cloudformation', 'DeleteStack', { stackName: 'app' }), `delete ${stack('app', '1')}`);
    assert.equal(await tell('cloudformation', 'UpdateStack', { stackName: 'twice' }), 'rescan all');
    assert.equal(await tell('cloudformation', 'CreateStack', { stackName: 'new' }), 'rescan all');
  });

  it('counts heartbeats of onboarded accounts, by the clock here', async () => {
    const heartbeat = (account: string) =>
      JSON.stringify({ ...enveloped({}), 'detail-type': 'Scheduled Event', account });
    await take(heartbeat(accountId), heartbeat('999999999999'));
    assert.deepEqual(await store.heartbeats(), [{ accountId, region: 'eu-west-1', at: now }]);
  });
});
