import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { runCli } from '../support/runCli.ts';
import { accountId, enveloped, recordOf } from '../unit/events/records.ts';

describe('panther-scan events', function () {
  this.timeout(60_000);
  let home: string;
  const run = (...args: readonly string[]) => runCli(['events', ...args], { PANTHER_HOME: home });
  const policy = (bucketName: string) => recordOf('s3', 'PutBucketPolicy', { requestParameters: { bucketName } });
  const mystery = () => recordOf('s3', 'PutMystery', { requestParameters: { which: 'nobody knows' } });

  before(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'panther-cli-events-'));
  });
  after(() => rm(home, { recursive: true, force: true }));

  async function file(name: string, content: string | Buffer): Promise<string> {
    const where = path.join(home, name);
    await writeFile(where, content);
    return where;
  }

  /** What `classify` says of a bucket’s record. */
  const line = (record: ReturnType<typeof policy>, bucketName: string) => ({
    eventID: record['eventID'],
    eventSource: 's3.amazonaws.com',
    eventName: 'PutBucketPolicy',
    accountId,
    region: 'eu-west-1',
    ignored: null,
    changes: [{ type: 'AWS.S3.Bucket', id: `arn:aws:s3:::${bucketName}`, region: 'eu-west-1', effect: 'upsert' }],
  });

  it('classifies each shape that comes from a queue or out of a trail, without an account', async () => {
    const records = Array.from({ length: 6 }, (_, index) => policy(`bucket-${index}`));
    const [alone, inEvent, inEnvelope, first, second, zipped] = records;
    const envelope = {
      Type: 'Notification',
      MessageId: 'm1',
      TopicArn: `arn:aws:sns:eu-west-1:${accountId}:panther-cloudwatch-events-topic`,
      Message: JSON.stringify(enveloped(inEnvelope ?? {})),
      Timestamp: '2026-11-24T14:02:13.000Z',
      SignatureVersion: '1',
      Signature: 'c2lnbmF0dXJl',
      SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
    };
    const heartbeat = { ...enveloped({}), 'detail-type': 'Scheduled Event' };
    const notification = { Records: [{ s3: { bucket: { name: 'trail' }, object: { key: 'AWSLogs/x.json.gz' } } }] };
    const bodies = [alone, enveloped(inEvent ?? {}), envelope, { Records: [first, second] }, heartbeat, notification];
    const lines = await file('messages.jsonl', bodies.map((body) => `${JSON.stringify(body)}\n`).join(''));
    const trail = await file('trail.json.gz', gzipSync(JSON.stringify({ Records: [zipped] })));
    const { exitCode, stdout, stderr } = await run('classify', lines, trail);
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.deepEqual(
      jsonLines(stdout),
      records.map((record, index) => line(record, `bucket-${index}`)),
    );
  });

  it('classifies standard input, and has a line for each record, also for what is none', async () => {
    const good = policy('invoices');
    const input = `{\n${JSON.stringify(good)}\n`;
    const { exitCode, stdout, stderr } = await runCli(['events', 'classify'], { PANTHER_HOME: home }, input);
    assert.deepEqual([exitCode, stderr], [1, 'panther-scan: -:1: It is no JSON.\n']);
    const none = { eventID: null, eventSource: null, eventName: null, accountId: null, region: null };
    assert.deepEqual(jsonLines(stdout), [{ ...none, ignored: 'It is no JSON', changes: [] }, line(good, 'invoices')]);
  });

  it('takes files as if they came from the queue: each event once, what is not explained counted', async () => {
    await runCli(['accounts', 'master', '--id', '111122223333', '--region', 'us-east-1'], { PANTHER_HOME: home });
    const added = await runCli(
      ['accounts', 'add', '--name', 'Payments', '--id', accountId, '--label', 'prod', '--real-time', '--no-verify'],
      { PANTHER_HOME: home },
    );
    assert.equal(added.exitCode, 0, added.stderr);
    const bad = JSON.stringify({ Records: [5] });
    const records = [policy('invoices'), mystery(), mystery()];
    const replayed = await file('replay.jsonl', [...records.map((one) => JSON.stringify(one)), bad].join('\n'));
    assert.match((await run('replay', replayed)).stderr, /^Took 3 new events from 4 messages\.$/m);
    assert.deepEqual(jsonLines((await run('replay', replayed, '--json')).stdout), [{ messages: 4, events: 0 }]);
    assert.deepEqual(
      jsonLines((await run('gaps', '--json')).stdout).map(({ eventName, count }) => [eventName, count]),
      [['PutMystery', 2]],
    );
    assert.match((await run('gaps')).stdout, /s3\.amazonaws\.com +PutMystery +2 /);
  });

  it('lists what could not be read, with the reason, and takes it again', async () => {
    const letters = jsonLines((await run('dead', '--json')).stdout);
    assert.deepEqual(
      letters.map(({ reason, body }) => [reason, body]),
      [
        ['A record is no object', '{"Records":[5]}'],
        ['A record is no object', '{"Records":[5]}'],
      ],
    );
    assert.match((await run('dead')).stdout, /A record is no object/);
    assert.match((await run('dead', '--replay', 'all')).stderr, /^Took 0 new events from 2 messages\.$/m);
    const [again] = jsonLines((await run('dead', '--json')).stdout);
    assert.notEqual(again?.['id'], letters[0]?.['id']);
    const unknown = await run('dead', '--replay', '999');
    assert.equal(unknown.exitCode, 2);
    assert.match(unknown.stderr, /There is no such message: 999/);
  });
});

function jsonLines(text: string): readonly Readonly<Record<string, unknown>>[] {
  return text
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one) as Readonly<Record<string, unknown>>);
}
