import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import type { Intake, NewEvent, PendingKey } from '../../../server/src/core/events/eventStore.ts';
import { isDelivered, readRecord } from '../../../server/src/core/events/readRecord.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import { accountId, recordOf } from '../events/records.ts';

const now = Date.parse('2026-11-24T14:02:20Z');
const bucket: PendingKey = {
  accountId,
  type: 'AWS.S3.Bucket',
  region: 'eu-west-1',
  resourceId: 'arn:aws:s3:::invoices',
};

function newEvent(name: string, fields: Partial<NewEvent> = {}, record: object = {}): NewEvent {
  const read = readRecord(recordOf('s3', name, { requestParameters: { bucketName: 'invoices' }, ...record }));
  assert.ok('record' in read && isDelivered(read.record));
  return {
    record: read.record,
    receivedAt: now,
    standing: 'applies',
    guessed: false,
    touched: [{ ...bucket, effect: 'upsert', dueAt: now + 250 }],
    ...fields,
  };
}

const intake = (fields: Partial<Intake>): Intake => ({ events: [], heartbeats: [], deadLetters: [], ...fields });
const first = { before: null, limit: 100 };

describe('events in the inventory', () => {
  let folder = '';
  let store: Store;
  const clock = { now: () => now, delay: () => Promise.resolve(), after: () => () => undefined };
  const open = () => openStore({ file: join(folder, 'inventory.db'), clock });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'panther-store-events-'));
    store = await open();
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are kept once, however often they come', async () => {
    const event = newEvent('PutBucketPolicy');
    assert.equal(await store.takeIn(intake({ events: [event, event] })), 1);
    assert.equal(await store.takeIn(intake({ events: [event] })), 0);
    const [kept, ...others] = await store.events({}, first);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [kept?.eventName, kept?.actor, kept?.standing, kept?.touched],
      ['PutBucketPolicy', 'Admin/alice', 'applies', [{ ...bucket, effect: 'upsert', outcome: 'pending' }]],
    );
    assert.equal((await store.claim(now + 250, 10)).length, 1);
  });

  it('of one resource make it wait once, for the newest of them, in whatever order they come', async () => {
    const later = newEvent('DeleteBucketPolicy', {}, { eventTime: '2026-11-24T14:02:19Z' });
    const earlier = newEvent('PutBucketPolicy', { touched: [{ ...bucket, effect: 'upsert', dueAt: now + 500 }] });
    await store.takeIn(intake({ events: [later] }));
    await store.takeIn(intake({ events: [earlier] }));
    assert.equal(await store.nextDueAt(), now + 250);
    const due = await store.claim(now + 10_000, 10);
    assert.deepEqual(
      due.map(({ resourceId, cause, generation }) => [resourceId, cause.eventName, generation]),
      [[bucket.resourceId, 'DeleteBucketPolicy', 1]],
    );
    assert.equal(await store.nextDueAt(), null);
  });

  it('make wait what is due, and nothing before', async () => {
    await store.takeIn(intake({ events: [newEvent('PutBucketPolicy')] }));
    assert.deepEqual(await store.claim(now + 249, 10), []);
    assert.equal((await store.claim(now + 250, 10)).length, 1);
  });

  it('outlive the process in the middle of settling', async () => {
    await store.takeIn(intake({ events: [newEvent('CreateBucket')] }));
    const [pending] = await store.claim(now + 250, 10);
    assert.ok(pending);
    await store.settle(pending, 'unchanged', { at: now + 2_000 });
    await store.close();
    store = await open();
    const [again] = await store.claim(now + 2_000, 10);
    assert.deepEqual([again?.step, again?.firstAt, again?.cause.eventName], [1, now, 'CreateBucket']);
    assert.equal((await store.events({}, first))[0]?.touched[0]?.outcome, 'pending');
  });

  it('are told what came of them, each of those that waited for it', async () => {
    await store.takeIn(intake({ events: [newEvent('CreateBucket'), newEvent('PutBucketPolicy')] }));
    const [pending] = await store.claim(now + 250, 10);
    assert.ok(pending);
    await store.settle(pending, 'changed', null);
    const outcomes = (await store.events({}, first)).map(({ touched }) => touched[0]?.outcome);
    assert.deepEqual(outcomes, ['changed', 'changed']);
    assert.equal(await store.countPending(), 0);
  });

  it('that come during a describe make it wait again', async () => {
    await store.takeIn(intake({ events: [newEvent('CreateBucket')] }));
    const [pending] = await store.claim(now + 250, 10);
    assert.ok(pending);
    await store.takeIn(intake({ events: [newEvent('DeleteBucket')] }));
    await store.settle(pending, 'changed', null);
    assert.deepEqual(
      (await store.claim(now + 10_000, 10)).map(({ cause }) => cause.eventName),
      ['DeleteBucket'],
    );
    assert.deepEqual(await store.waiting([bucket, { ...bucket, resourceId: null }]), [bucket]);
  });

  it('are filtered by account, service, actor, words, resource and standing', async () => {
    await store.takeIn(
      intake({
        events: [
          newEvent('PutBucketPolicy'),
          newEvent('ListBuckets', { standing: 'read', touched: [] }),
          newEvent('DeleteBucket', { touched: [] }, { userIdentity: { type: 'IAMUser', userName: 'bob', accountId } }),
        ],
      }),
    );
    const names = async (filter: Parameters<Store['events']>[0]) =>
      (await store.events(filter, first)).map(({ eventName }) => eventName);
    assert.deepEqual(await names({}), ['DeleteBucket', 'ListBuckets', 'PutBucketPolicy']);
    assert.deepEqual(await names({ accountIds: ['999999999999'] }), []);
    assert.deepEqual(await names({ services: ['kms'] }), []);
    assert.deepEqual(await names({ services: ['s3', 'kms'], actor: 'BOB' }), ['DeleteBucket']);
    assert.deepEqual(await names({ text: 'invoices put' }), ['PutBucketPolicy']);
    assert.deepEqual(await names({ touched: bucket }), ['PutBucketPolicy']);
    assert.deepEqual(await names({ standings: ['read'] }), ['ListBuckets']);
  });

  it('come in pages, newest first, and the oldest are forgotten', async () => {
    const events = Array.from({ length: 25 }, (_, index) => newEvent(`Put${index}`));
    await store.takeIn(intake({ events }));
    const page = await store.events({}, { before: null, limit: 10 });
    const next = await store.events({}, { before: page.at(-1)?.id ?? null, limit: 10 });
    assert.deepEqual([page[0]?.eventName, page[9]?.eventName, next[0]?.eventName], ['Put24', 'Put15', 'Put14']);
    await store.trimEvents(5);
    assert.deepEqual(
      (await store.events({}, first)).map(({ eventName }) => eventName),
      ['Put24', 'Put23', 'Put22', 'Put21', 'Put20'],
    );
    assert.deepEqual(await store.events({ touched: bucket }, { before: null, limit: 1 }), [
      (await store.events({}, first))[0],
    ]);
  });

  it('that nothing explains are counted', async () => {
    const guessed = { guessed: true, touched: [] };
    await store.takeIn(intake({ events: [newEvent('PutMystery', guessed), newEvent('PutMystery', guessed)] }));
    assert.deepEqual(await store.eventGaps(), [
      {
        eventSource: 's3.amazonaws.com',
        eventName: 'PutMystery',
        count: 2,
        lastAt: Date.parse('2026-11-24T14:02:11Z'),
      },
    ]);
  });

  it('come with heartbeats, of which the newest counts, and with what could not be read', async () => {
    const beat = (at: number) => ({ accountId, region: 'eu-west-1', at });
    const sent = (at: number) => ({ ...beat(at), sentAt: at - 1_000 });
    const letter = { at: now, messageId: 'm1', reason: 'It is no JSON', body: '{' };
    await store.takeIn(intake({ heartbeats: [sent(now), sent(now - 5_000)], deadLetters: [letter] }));
    assert.deepEqual(await store.heartbeats(), [beat(now)]);
    const [kept] = await store.deadLetters({ before: null, limit: 100 });
    assert.deepEqual({ ...kept, id: 0 }, { ...letter, id: 0 });
    await store.forgetDeadLetter(kept?.id ?? 0);
    assert.equal(await store.countDeadLetters(), 0);
  });

  it('go with their account', async () => {
    await store.takeIn(
      intake({ events: [newEvent('PutBucketPolicy')], heartbeats: [{ accountId, region: 'x', at: 1, sentAt: 1 }] }),
    );
    await store.forgetAccount(accountId);
    assert.deepEqual(await store.events({}, first), []);
    assert.equal(await store.countPending(), 0);
    assert.deepEqual(await store.heartbeats(), []);
  });

  it('tell how many came and how late they were', async () => {
    await store.takeIn(intake({ events: [newEvent('A'), newEvent('B', {}, { eventTime: '2026-11-24T14:02:18Z' })] }));
    const oldestWaitingAt = now;
    assert.deepEqual(await store.recentEvents(now - 1), {
      count: 2,
      lastLagMs: 9_000,
      lastReceivedAt: now,
      oldestWaitingAt,
    });
    assert.deepEqual(await store.recentEvents(now + 1), {
      count: 0,
      lastLagMs: null,
      lastReceivedAt: null,
      oldestWaitingAt,
    });
  });
});
