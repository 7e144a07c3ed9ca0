import assert from 'node:assert/strict';
import { eventsStatus, type ReceiverReport } from '../../../server/src/app/events/eventsStatus.ts';
import { noticeSilences, readAfterSilences } from '../../../server/src/app/events/silences.ts';
import { isUnread, mayRead, type Silence, silencesNow } from '../../../server/src/core/events/silence.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { settled } from '../../support/fakeClock.ts';
import { fails, type Script, testAccount } from '../../support/scriptedSession.ts';
import { accountOf, thingCatalog } from '../scan/things.ts';
import { useInventory } from '../store/openInventory.ts';

const minute = 60_000;
const hour = 60 * minute;
const place = { accountId: testAccount, region: 'eu-west-1' };

describe('a silence', () => {
  const since = { now: 100 * minute, listeningSince: 0 };
  const heard = (at: number) => ({ ...place, at });
  const lasting: Silence = { ...place, noticedAt: 20 * minute, endedAt: null, triedAt: null, readAt: null };

  it('begins when no heartbeat came for more than twelve minutes', () => {
    assert.deepEqual(silencesNow([], [heard(88 * minute)], since), []);
    assert.deepEqual(silencesNow([], [heard(87 * minute)], since), [{ ...lasting, noticedAt: 100 * minute }]);
  });

  it('does not begin because nobody listened', () => {
    const justBegun = { now: 100 * minute, listeningSince: 99 * minute };
    assert.deepEqual(silencesNow([], [heard(2 * minute)], justBegun), []);
    assert.equal(silencesNow([], [heard(2 * minute)], { ...justBegun, now: 112 * minute }).length, 1);
  });

  it('lasts until a heartbeat comes, and is told once', () => {
    assert.deepEqual(silencesNow([lasting], [heard(2 * minute)], since), []);
    const ended = { ...lasting, endedAt: 100 * minute };
    assert.deepEqual(silencesNow([lasting], [heard(99 * minute)], since), [ended]);
    assert.deepEqual(silencesNow([ended], [heard(99 * minute)], since), []);
  });

  it('is read when it begins and when it ends, once an hour at most', () => {
    assert.equal(mayRead(lasting, 21 * minute), true);
    const read = { ...lasting, triedAt: 21 * minute, readAt: 21 * minute };
    assert.deepEqual([isUnread(read), mayRead(read, 10 * hour)], [false, false]);
    const ended = { ...read, endedAt: 40 * minute };
    assert.deepEqual([isUnread(ended), mayRead(ended, 41 * minute), mayRead(ended, 81 * minute)], [true, false, true]);
    assert.equal(mayRead({ ...lasting, triedAt: 21 * minute }, 22 * minute), false);
  });
});

describe('regions that fall silent', () => {
  const { store, clock } = useInventory();
  const account = accountOf({ realTime: true, regions: ['us-east-1', 'eu-west-1'] });
  const accounts = { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [account] };
  const regions: Script = () => ({ Regions: [{ RegionName: 'us-east-1' }, { RegionName: 'eu-west-1' }] });
  let stop = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let told: unknown[] = [];

  beforeEach(() => {
    told = [];
  });
  afterEach(async () => {
    stop.abort();
    await running;
  });

  async function start(script: Readonly<Record<string, Script>> = {}) {
    const answers = {
      'ec2:DescribeRegions': regions,
      'things:ListThings': () => ({ Things: [{ Name: 'a' }] }),
      'things:ListUsers': () => ({ Users: [] }),
      ...script,
    };
    const aws = scriptedAws({ [testAccount]: answers });
    const ctx = appContext({ aws, store: store(), clock, accounts, catalog: thingCatalog });
    stop = new AbortController();
    const { signal } = stop;
    const operator = await aws.operator({ profile: null, region: 'us-east-1', mfa: null, signal });
    const parts = {
      ctx,
      master: accounts.master,
      operator,
      accounts: new Map([[account.id, account]]),
      signal,
      onOther: async (missed: unknown) => {
        told.push(missed);
      },
    };
    running = Promise.allSettled([noticeSilences(parts), readAfterSilences(parts)]);
    await settled();
    return {
      ctx,
      sent: () =>
        aws.sessions
          .flatMap((session) => session.sent)
          .filter(({ call }) => call !== 'ec2:DescribeRegions')
          .map(({ call, region }) => `${call} ${region}`),
    };
  }

  async function stopAll(): Promise<void> {
    stop.abort();
    await running;
  }

  const beat = (region: string, accountId = testAccount) =>
    store().takeIn({
      events: [],
      deadLetters: [],
      heartbeats: [{ accountId, region, at: clock.now(), sentAt: clock.now() }],
    });

  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 10_000) {
      await clock.advance(Math.min(left, 10_000));
      await settled();
    }
  }

  async function statusOf(ctx: Awaited<ReturnType<typeof start>>['ctx'], other: ReceiverReport['other'] = null) {
    const report: ReceiverReport = { holder: 'me', state: 'receiving', reason: null, other };
    await store().saveReceiver(JSON.stringify(report), clock.now());
    const { state, reason } = await eventsStatus(ctx);
    return { state, reason };
  }

  it('are read again, and again when they are heard, and the status says so', async () => {
    await beat('eu-west-1');
    const { ctx, sent } = await start();
    await pass(11 * minute);
    assert.deepEqual(sent(), []);
    assert.deepEqual(await statusOf(ctx), { state: 'live', reason: null });
    await pass(2 * minute);
    assert.deepEqual(sent(), ['things:ListThings eu-west-1']);
    const gap = await statusOf(ctx);
    assert.equal(gap.state, 'gap');
    assert.match(gap.reason ?? '', /from: 123456789012 eu-west-1\. What is there was read again since/);
    await beat('eu-west-1');
    await pass(minute);
    assert.deepEqual([(await statusOf(ctx)).state, sent().length], ['live', 1]);
    assert.match((await statusOf(ctx)).reason ?? '', /still to be read: 123456789012 eu-west-1/);
    for (let beats = 0; beats < 12; beats += 1) {
      await beat('eu-west-1');
      await pass(5 * minute);
    }
    assert.deepEqual(sent(), ['things:ListThings eu-west-1', 'things:ListThings eu-west-1']);
    assert.deepEqual(await statusOf(ctx), { state: 'live', reason: null });
    assert.equal((await store().lastScan(testAccount))?.kind, 'daily');
  }).timeout(30_000);

  it('take the global types with them where those tell of themselves', async () => {
    await beat('us-east-1');
    const { sent } = await start();
    await pass(13 * minute);
    assert.deepEqual(sent(), ['things:ListUsers us-east-1', 'things:ListThings us-east-1']);
  });

  it('are read once an hour at most, by whichever process', async () => {
    await beat('eu-west-1');
    const first = await start();
    await pass(13 * minute);
    assert.equal(first.sent().length, 1);
    await beat('eu-west-1');
    await pass(minute);
    await stopAll();
    const second = await start();
    await pass(30 * minute);
    assert.equal(second.sent().length, 0);
    await pass(40 * minute);
    assert.equal(second.sent().length, 1);
  }).timeout(30_000);

  it('are not read again at once when that failed, and keep what was known', async () => {
    await beat('eu-west-1');
    let tries = 0;
    const { ctx, sent } = await start({
      'ec2:DescribeRegions': (...args) => {
        tries += 1;
        return tries === 1 ? fails('denied', 'AccessDenied')(...args) : regions(...args);
      },
      'things:ListThings': fails('denied', 'AccessDenied'),
    });
    await pass(13 * minute);
    const before = sent().length;
    assert.match((await statusOf(ctx)).reason ?? '', /from: 123456789012 eu-west-1/);
    await pass(20 * minute);
    assert.equal(sent().length, before);
  });

  it('of accounts that nobody follows are left alone', async () => {
    await beat('eu-west-1', '999999999999');
    const { ctx, sent } = await start();
    await pass(15 * minute);
    assert.deepEqual([sent(), await store().silences()], [[], []]);
    assert.equal((await statusOf(ctx)).state, 'live');
  });

  it('do not fall silent while the machine sleeps', async () => {
    await beat('eu-west-1');
    const { sent } = await start();
    await pass(minute);
    const asleep = clock.now;
    Object.assign(clock, { now: () => asleep() + 8 * hour });
    await pass(5 * minute);
    Object.assign(clock, { now: asleep });
    assert.deepEqual([sent(), await store().silences()], [[], []]);
  });

  it('are told of with another consumer, who is reported when he comes and when he goes', async () => {
    const { ctx } = await start();
    for (let count = 0; count < 24; count += 1) {
      if (count % 2 === 0 || count % 5 === 0) await beat('eu-west-1');
      await pass(5 * minute);
    }
    const last = told.at(-1);
    assert.ok(last !== undefined && last !== null);
    const { state, reason } = await statusOf(ctx, { missed: 7, expected: 16 });
    assert.equal(state, 'gap');
    assert.match(reason ?? '', /Another program seems to take messages from the queue: about 40 % /);
    for (let count = 0; count < 24; count += 1) {
      await beat('eu-west-1');
      await pass(5 * minute);
    }
    assert.equal(told.at(-1), null);
  }).timeout(30_000);
});
