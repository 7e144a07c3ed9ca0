import assert from 'node:assert/strict';
import type { Delivery } from '../../../server/src/core/events/delivery.ts';
import { LONGEST_BODY, parseMessage } from '../../../server/src/core/events/parseMessage.ts';
import { accountId, enveloped, notification, recordOf } from './records.ts';

const record = recordOf('s3', 'PutBucketPolicy', { requestParameters: { bucketName: 'invoices' } });
const topicArn = `arn:aws:sns:eu-west-1:${accountId}:panther-events`;
function only(body: string): Delivery {
  const deliveries = parseMessage(body);
  assert.equal(deliveries.length, 1);
  const [delivery] = deliveries;
  assert.ok(delivery);
  return delivery;
}

function nameOf(delivery: Delivery): string {
  return delivery.kind === 'record' ? delivery.record.eventName : delivery.kind;
}

describe('a message of the events queue', () => {
  it('is an event of EventBridge', () => {
    const delivery = only(JSON.stringify(enveloped(record)));
    assert.ok(delivery.kind === 'record');
    const { eventName, actor, sourceIp, at, region } = delivery.record;
    assert.deepEqual(
      [eventName, actor, sourceIp, region],
      ['PutBucketPolicy', 'Admin/alice', '198.51.100.7', 'eu-west-1'],
    );
    assert.equal(at, Date.parse('2026-11-24T14:02:11Z'));
  });

  it('belongs to the account that was called, not to the caller’s', () => {
    const foreign = recordOf('kms', 'DisableKey', {
      userIdentity: { type: 'AWSAccount', accountId: '999999999999' },
      recipientAccountId: accountId,
    });
    const delivery = only(JSON.stringify(foreign));
    assert.ok(delivery.kind === 'record');
    assert.deepEqual([delivery.record.accountId, delivery.record.actor], [accountId, '999999999999']);
  });

  it('is a record alone, or several', () => {
    assert.equal(nameOf(only(JSON.stringify(record))), 'PutBucketPolicy');
    const several = { Records: [record, recordOf('s3', 'DeleteBucket')] };
    assert.deepEqual(parseMessage(JSON.stringify(several)).map(nameOf), ['PutBucketPolicy', 'DeleteBucket']);
  });

  it('is an envelope of SNS, whose contents are believed only once it is verified', () => {
    const delivery = only(notification(JSON.stringify(enveloped(record))));
    assert.ok(delivery.kind === 'signed');
    assert.equal(delivery.envelope.topicArn, topicArn);
    assert.deepEqual(delivery.deliveries.map(nameOf), ['PutBucketPolicy']);
  });

  it('is the question of a topic, of whose account and region its ARN tells', () => {
    const delivery = only(notification('You have chosen', { Type: 'SubscriptionConfirmation', Token: 't0k3n' }));
    assert.ok(delivery.kind === 'signed');
    assert.deepEqual(delivery.deliveries, [
      { kind: 'subscription', topicArn, accountId, region: 'eu-west-1', token: 't0k3n' },
    ]);
    const without = only(notification('You have chosen', { Type: 'SubscriptionConfirmation' }));
    assert.ok(without.kind === 'signed');
    assert.deepEqual(without.deliveries.map(nameOf), ['unreadable']);
  });

  it('is a heartbeat', () => {
    const heartbeat = { ...enveloped({}), 'detail-type': 'Scheduled Event', source: 'aws.events' };
    assert.deepEqual(only(JSON.stringify(heartbeat)), {
      kind: 'heartbeat',
      accountId,
      region: 'eu-west-1',
      at: Date.parse('2026-11-24T14:02:12Z'),
    });
  });

  it('is a notification of files, whose keys are decoded', () => {
    const file = {
      awsRegion: 'us-east-1',
      s3: { bucket: { name: 'trail' }, object: { key: 'AWSLogs/a+b%2Fc.json.gz' } },
    };
    assert.deepEqual(only(JSON.stringify({ Records: [file] })), {
      kind: 'logFile',
      bucket: 'trail',
      key: 'AWSLogs/a b/c.json.gz',
      region: 'us-east-1',
    });
    const removed = { ...file, eventName: 'ObjectRemoved:Delete' };
    assert.deepEqual(parseMessage(JSON.stringify({ Records: [removed] })), []);
    const own = { s3Bucket: 'trail', s3ObjectKey: ['a.json.gz', 'b.json.gz'] };
    assert.deepEqual(
      parseMessage(JSON.stringify(own)).map((delivery) => delivery.kind === 'logFile' && delivery.key),
      ['a.json.gz', 'b.json.gz'],
    );
  });

  it('that nobody knows is unreadable, for a reason', () => {
    const reasons: readonly (readonly [string, RegExp])[] = [
      ['', /no JSON/],
      ['{"half": ', /no JSON/],
      ['[]', /no JSON object/],
      ['null', /no JSON object/],
      ['{"a": 1}', /none of the shapes/],
      [JSON.stringify({ eventName: 'PutBucketPolicy' }), /eventSource is missing/],
      [JSON.stringify({ Records: [{ s3: { bucket: {} } }] }), /without bucket or key/],
      [JSON.stringify({ Type: 'Notification' }), /lacks a part/],
      [
        JSON.stringify({ Records: [{ s3: { bucket: { name: 'b' }, object: { key: '%E0%A4%A' } } }] }),
        /cannot be decoded/,
      ],
      ['x'.repeat(LONGEST_BODY + 1), /too long/],
    ];
    for (const [body, reason] of reasons) {
      const delivery = only(body);
      assert.ok(delivery.kind === 'unreadable', body.slice(0, 40));
      assert.match(delivery.reason, reason);
    }
  });

  it('in envelopes without end is unreadable', () => {
    let body = JSON.stringify(enveloped(record));
    for (let depth = 0; depth < 10; depth += 1) body = notification(body);
    let deliveries = parseMessage(body);
    for (;;) {
      const [first] = deliveries;
      assert.ok(first);
      if (first.kind !== 'signed') break;
      deliveries = first.deliveries;
    }
    assert.deepEqual(deliveries.map(nameOf), ['unreadable']);
  });

  it('has text without control characters, and of a sane length', () => {
    const wild = recordOf('s3', 'Put\u001b[31mBucket\u202e', { errorCode: 'x'.repeat(10_000) });
    const delivery = only(JSON.stringify(wild));
    assert.ok(delivery.kind === 'record');
    assert.equal(delivery.record.eventName, 'Put[31mBucket');
    assert.ok((delivery.record.errorCode ?? '').length <= 256);
  });
});
