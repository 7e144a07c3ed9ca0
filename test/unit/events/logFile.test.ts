import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { unzip } from '../../../server/src/adapters/zip/unzip.ts';
import { takeMessages } from '../../../server/src/app/events/intake.ts';
import { recordsOf } from '../../../server/src/app/events/logFile.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import { AwsFailure } from '../../../server/src/core/errors.ts';
import { createClassify } from '../../../server/src/core/events/classify.ts';
import { recordsInText } from '../../../server/src/core/events/recordsInText.ts';
import { trailFileOf } from '../../../server/src/core/events/trailFile.ts';
import type { Json, JsonObject } from '../../../server/src/core/json.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { fails, type Script, scriptedSession } from '../../support/scriptedSession.ts';
import { accountOf } from '../scan/things.ts';
import { useInventory } from '../store/openInventory.ts';
import { accountId, enveloped, recordOf } from './records.ts';

const folder = `org/AWSLogs/${accountId}/CloudTrail/eu-west-1/2026/11/24`;
const key = `${folder}/${accountId}_CloudTrail_eu-west-1_20261124T1405Z_AbCdEf.json.gz`;
const { signal } = new AbortController();

const fileOf = (records: readonly Json[]): Buffer => gzipSync(JSON.stringify({ Records: records }));

async function* of(...chunks: readonly string[]): AsyncGenerator<string> {
  yield* chunks;
}

async function all<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

describe('a log file of CloudTrail', () => {
  it('is told from digests, insights and the files of other services by its key', () => {
    assert.deepEqual(trailFileOf(key), { accountId, region: 'eu-west-1' });
    assert.deepEqual(trailFileOf(key.replace('AWSLogs/', 'AWSLogs/o-a1b2c3d4e5/'))?.accountId, accountId);
    for (const other of [
      key.replaceAll('CloudTrail', 'CloudTrail-Digest'),
      key.replaceAll('CloudTrail', 'CloudTrail-Insight'),
      key.replaceAll('CloudTrail', 'Config'),
      key.replace('.gz', ''),
      key.replace(`${accountId}_`, '999999999999_'),
      'invoices/2026.json.gz',
    ]) {
      assert.equal(trailFileOf(other), null, other);
    }
  });

  it('is read wherever its chunks are cut', async () => {
    const records = [{ a: 'x"}]{\\' }, { b: { c: [1, { d: '\u00e9\\u007d' }] } }, {}];
    const text = JSON.stringify({ Records: records });
    for (let at = 0; at <= text.length; at += 1) {
      assert.deepEqual(await all(recordsInText(of(text.slice(0, at), text.slice(at)))), records);
    }
    assert.deepEqual(await all(recordsInText(of(...text))), records);
    assert.deepEqual(await all(recordsInText(of(' {\n"Records" : [ ] }'))), []);
  });

  it('that is none is said to be none, after the records before', async () => {
    const most = { record: 100, text: 200 };
    const cases: readonly (readonly [string, RegExp])[] = [
      ['{"Records":[{"a":1}', /ends too early/],
      ['', /ends too early/],
      ['{"Records":[{"a":1},5]}', /no record stands/],
      ['{"Records":[{"a":nothing}]}', /no JSON/],
      ['x'.repeat(2_000), /longer than 200/],
      [`{"Records":[{"a":"${'x'.repeat(110)}"}]}`, /longer than 100/],
    ];
    for (const [text, reason] of cases) {
      await assert.rejects(all(recordsInText(of(text), most)), reason, text.slice(0, 40));
    }
    await assert.rejects(all(recordsInText(of('y'.repeat(2_000)))), /does not begin/);
  });

  it('is unzipped as it is read: most of a large one is neither unzipped nor held when its first record is there', async () => {
    let asked = 0;
    const record = JSON.stringify({ ...recordOf('s3', 'PutBucketPolicy'), pad: 'x'.repeat(1_000) });
    const zipped = gzipSync(`{"Records":[${Array.from({ length: 40_000 }, () => record).join(',')}]}`, { level: 0 });
    const pieces = (function* (): Generator<Buffer> {
      for (let at = 0; at < zipped.length; at += 65_536) {
        asked += 1;
        yield zipped.subarray(at, at + 65_536);
      }
    })();
    let count = 0;
    for await (const value of recordsInText(unzip(Readable.from(pieces), signal))) {
      if (count++ === 0) assert.ok(asked < 40, `${asked} of ${zipped.length / 65_536} pieces`);
      assert.ok((value as JsonObject)['eventName']);
    }
    assert.equal(count, 40_000);
  });

  it('that is not zipped, is cut off, or has no contents, is said to be so', async () => {
    await assert.rejects(all(unzip(Readable.from([Buffer.from('{"Records":[]}')]), signal)), /not zipped/);
    const half = fileOf([recordOf('s3', 'PutBucketPolicy')]).subarray(0, 60);
    await assert.rejects(all(unzip(Readable.from([half]), signal)), /not zipped/);
    await assert.rejects(all(unzip(undefined, signal)), /without contents/);
    const broken = new Readable({
      read() {
        this.destroy(new Error('ECONNRESET'));
      },
    });
    await assert.rejects(all(unzip(broken, signal)), /broke off/);
  });

  it('is given up when its reader is cancelled', async () => {
    const stop = new AbortController();
    const endless = new Readable({ read: () => undefined });
    const reading = all(unzip(endless, stop.signal));
    stop.abort(new Error('enough'));
    await assert.rejects(reading, /enough/);
    assert.equal(endless.destroyed, true);
  });
});

describe('a notification of log files', () => {
  const { store, clock } = useInventory();
  const account = accountOf({ id: accountId, realTime: true });
  const master = { accountId: masterAccount, region: 'us-east-1' };

  const notification = (...keys: readonly string[]): string =>
    JSON.stringify({
      Records: keys.map((name) => ({
        eventName: 'ObjectCreated:Put',
        awsRegion: 'eu-west-1',
        s3: { bucket: { name: 'trail' }, object: { key: encodeURIComponent(name) } },
      })),
    });

  async function take(getObject: Script, ...bodies: readonly string[]) {
    const operator = scriptedSession({ 's3:GetObject': getObject }, masterAccount);
    const accounts = { master, accounts: [account] };
    const ctx = appContext({ aws: scriptedAws({}), store: store(), clock, accounts, catalog });
    const taken = await takeMessages(
      {
        ctx,
        classify: createClassify(catalog),
        accounts: new Map([[account.id, account]]),
        signal,
        confirm: () => Promise.reject(new Error('nobody asks')),
        readLogFile: (file) => recordsOf({ ctx, operator, master, signal }, file),
      },
      bodies.map((body, index) => ({ id: `message-${index}`, body })),
    );
    return { events: taken.events, kept: taken.kept.map(({ id }) => id), sent: operator.sent };
  }

  const answers =
    (...records: readonly Json[]): Script =>
    () => ({ Body: Readable.from([fileOf(records)]) });
  const reasons = async () => (await store().deadLetters({ before: null, limit: 100 })).map(({ reason }) => reason);

  it('brings in each record of the file like other events', async () => {
    const policy = recordOf('s3', 'PutBucketPolicy', { requestParameters: { bucketName: 'invoices' } });
    const { events, kept, sent } = await take(
      answers(policy, recordOf('s3', 'ListBuckets', { readOnly: true }), policy),
      notification(key),
      JSON.stringify(enveloped(policy)),
    );
    assert.deepEqual([events, kept], [2, ['message-0', 'message-1']]);
    assert.deepEqual(sent, [{ call: 's3:GetObject', region: 'eu-west-1', input: { Bucket: 'trail', Key: key } }]);
    const [pending] = await store().claim(clock.now() + 10_000, 10);
    assert.equal(pending?.resourceId, 'arn:aws:s3:::invoices');
    assert.deepEqual(await reasons(), []);
  });

  it('keeps thousands of records, some at a time', async () => {
    const records = Array.from({ length: 1_700 }, (_, index) => recordOf('s3', `PutBucketThing${index}`));
    const { events } = await take(answers(...records), notification(key));
    assert.equal(events, 1_700);
    assert.equal((await store().recentEvents(0)).count, 1_700);
  });

  it('leaves alone what is no log file of an onboarded account, and what was removed', async () => {
    const removed = notification(key).replace('ObjectCreated:Put', 'ObjectRemoved:Delete');
    const { kept, sent } = await take(
      answers(),
      notification(
        key.replaceAll('CloudTrail', 'CloudTrail-Digest'),
        key.replaceAll(accountId, '999999999999'),
        'AWSLogs/config.json.gz',
      ),
      removed,
    );
    assert.deepEqual([kept, sent, await reasons()], [['message-0', 'message-1'], [], []]);
  });

  it('says so where the file may not be read, is gone, or is none', async () => {
    const { kept } = await take(fails('denied', 'AccessDenied'), notification(key));
    assert.deepEqual(kept, ['message-0']);
    assert.match(
      (await reasons())[0] ?? '',
      /cannot be read\. AWS refused s3:GetObject.*Allow s3:GetObject to .*: s3:\/\/trail\/org\/AWSLogs/,
    );
    await take(fails('notFound', 'NoSuchKey'), notification(key));
    assert.match((await reasons())[0] ?? '', /NoSuchKey/);
    await take(() => ({ Body: Readable.from([Buffer.from('text')]) }), notification(key));
    assert.match((await reasons())[0] ?? '', /not zipped/);
  });

  it('keeps what can be read of a file, and says how much cannot', async () => {
    const { events, kept } = await take(
      answers(recordOf('s3', 'CreateBucket'), {}, { eventName: 'x' }),
      notification(key),
    );
    assert.deepEqual([events, kept], [1, ['message-0']]);
    assert.match((await reasons())[0] ?? '', /^2 of 3 records of a log file: .*missing: s3:\/\//);
  });

  it('stays in the queue where the file cannot be read now, and holds up nobody', async () => {
    const busy: Script = ({ call }) => {
      const fields = { message: 'slow', status: 503, requestId: null, accountId: null, region: 'eu-west-1' };
      throw new AwsFailure({ kind: 'failed', call, code: 'ServiceUnavailable', ...fields });
    };
    for (const script of [fails('throttled'), fails('network'), busy]) {
      const other = JSON.stringify(enveloped(recordOf('s3', 'CreateBucket')));
      const { events, kept } = await take(script, notification(key), other);
      assert.deepEqual([events, kept], [1, ['message-1']]);
    }
    assert.deepEqual(await reasons(), []);
  });
});
