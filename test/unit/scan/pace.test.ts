import assert from 'node:assert/strict';
import { createBucket } from '../../../server/src/core/scan/buckets.ts';
import type { Lane } from '../../../server/src/core/scan/lanes.ts';
import { bucketsOf } from '../../../server/src/core/scan/limits.ts';
import { createPace, type Pace, type Ticket } from '../../../server/src/core/scan/pace.ts';
import { createPlaces } from '../../../server/src/core/scan/places.ts';
import { type FakeClock, fakeClock, hastyClock, settled } from '../../support/fakeClock.ts';
import { awsFailure } from '../../support/scriptedSession.ts';

/** When the next so many calls may be sent, if each is sent as soon as it may be. */
function times(bucket: ReturnType<typeof createBucket>, count: number, from: number, lane: Lane = 'user'): number[] {
  let now = from;
  return Array.from({ length: count }, () => {
    now += bucket.wait(lane, now);
    bucket.take(now);
    return now;
  });
}

describe('a token bucket', () => {
  it('gives its burst at once and then its rate', () => {
    const bucket = createBucket({ burst: 2, rate: 10 }, 0);
    assert.deepEqual(times(bucket, 4, 0), [0, 0, 100, 200]);
    assert.equal(bucket.wait('user', 1_000), 0);
  });

  it('halves its rate when AWS throttles, once for calls that were answered together', () => {
    const bucket = createBucket({ burst: 1, rate: 10 }, 0);
    bucket.take(0);
    bucket.throttled(0);
    bucket.throttled(10);
    bucket.throttled(20);
    // One call in 200 ms now; 20 ms have passed, in which the rate came back by 0.2 %.
    const wait = bucket.wait('user', 20);
    assert.ok(wait > 170 && wait <= 200, `${wait}`);
    bucket.throttled(1_000);
    bucket.take(1_000);
    assert.ok(bucket.wait('user', 1_000) > 600, 'a second later it is halved again');
  });

  it('recovers by 10 % of its rate a second, up to its rate', () => {
    const bucket = createBucket({ burst: 1, rate: 10 }, 0);
    bucket.throttled(0);
    bucket.take(3_000);
    assert.equal(bucket.wait('user', 3_000), Math.ceil(1000 / 8));
    bucket.take(60_000);
    assert.equal(bucket.wait('user', 60_000), 100);
  });

  it('keeps a fifth for those who are waited for, yet locks nobody out', () => {
    const bucket = createBucket({ burst: 10, rate: 10 }, 0);
    assert.deepEqual(times(bucket, 9, 0, 'daily'), [0, 0, 0, 0, 0, 0, 0, 0, 100]);
    assert.deepEqual(times(bucket, 3, 100, 'user'), [100, 100, 200]);
    const small = createBucket({ burst: 1, rate: 10 }, 0);
    assert.deepEqual(times(small, 2, 0, 'daily'), [0, 100]);
  });

  it('goes on when the clock is set back', () => {
    const bucket = createBucket({ burst: 1, rate: 10 }, 3_600_000);
    bucket.take(3_600_000);
    assert.equal(bucket.wait('user', 0), 100);
    assert.equal(bucket.wait('user', 100), 0);
  });
});

describe('the limits of AWS', () => {
  const keysOf = (service: string, action: string, input: object = {}) =>
    bucketsOf(service, action, input).map(({ key }) => key);
  const rateOf = (service: string, action: string, input: object = {}) =>
    bucketsOf(service, action, input)[0]?.limit.rate ?? 0;

  it('are kept for each action, or for the actions of a service together', () => {
    assert.notDeepEqual(keysOf('iam', 'ListUsers'), keysOf('iam', 'ListRoles'));
    assert.deepEqual(keysOf('route-53', 'ListHostedZones'), keysOf('route-53', 'ListTagsForResource'));
    assert.deepEqual(keysOf('ecs', 'ListClusters'), keysOf('ecs', 'DescribeClusters'));
    assert.notDeepEqual(keysOf('ecs', 'ListClusters'), keysOf('ecs', 'ListServices'));
  });

  it('are kept for an action and the whole service, or for two services together', () => {
    assert.equal(keysOf('api-gateway', 'GetResources').length, 2);
    assert.deepEqual(keysOf('api-gateway', 'GetResources')[1], keysOf('apigatewayv2', 'GetApis')[0]);
  });

  it('let Lambda answer its own kinds of calls, the rest share fifteen a second', () => {
    assert.deepEqual(keysOf('lambda', 'ListFunctions'), keysOf('lambda', 'ListTags'));
    assert.notDeepEqual(keysOf('lambda', 'GetPolicy'), keysOf('lambda', 'ListTags'));
    assert.ok(rateOf('lambda', 'GetFunction') > 90 && rateOf('lambda', 'GetPolicy') <= 15);
  });

  it('are half as high for a describe call of EC2 without bounds', () => {
    const bounded = bucketsOf('ec2', 'DescribeVolumes', { MaxResults: 100 })[0]?.limit;
    const unbounded = bucketsOf('ec2', 'DescribeVolumes', {})[0]?.limit;
    assert.ok(bounded && unbounded);
    assert.ok(bounded.rate <= 20 && bounded.burst <= 100 && unbounded.rate <= 10 && unbounded.burst <= 50);
    assert.equal(rateOf('ec2', 'DescribeSnapshotAttribute', { Attribute: 'x', SnapshotId: 's' }), bounded.rate);
  });

  it('have some number for a service that nobody has measured', () => {
    assert.ok(rateOf('a-new-service', 'ListThings') > 0);
  });
});

const { signal } = new AbortController();
const ticket: Ticket = { accountId: '1', region: 'us-east-1', service: 'x', action: 'ListX', input: {}, lane: 'user' };

/** Calls that stay in flight until they are told to end. */
function calls(pace: Pace): {
  readonly sent: string[];
  start(name: string, replace?: Partial<Ticket>, own?: AbortSignal): Promise<void>;
  end(name: string): void;
} {
  const sent: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    sent,
    start: (name, replace, own = signal) =>
      pace.run({ ...ticket, ...replace }, own, () => {
        sent.push(name);
        return new Promise<void>((resolve) => ends.set(name, resolve));
      }),
    end: (name) => ends.get(name)?.(),
  };
}

describe('the calls in flight', () => {
  it('stay below the bounds, for an account and in all', async () => {
    const pace = createPace(hastyClock(), { callsInAll: 5, callsPerAccount: 3 });
    let inFlight = 0;
    let most = 0;
    const perAccount = new Map<string, number>();
    let mostOfOne = 0;
    const call = (accountId: string) => async () => {
      inFlight += 1;
      perAccount.set(accountId, (perAccount.get(accountId) ?? 0) + 1);
      most = Math.max(most, inFlight);
      mostOfOne = Math.max(mostOfOne, perAccount.get(accountId) ?? 0);
      await settled();
      inFlight -= 1;
      perAccount.set(accountId, (perAccount.get(accountId) ?? 0) - 1);
    };
    const accounts = Array.from({ length: 40 }, (_, i) => String(i < 10 ? 0 : i % 4));
    await Promise.all(accounts.map((accountId) => pace.run({ ...ticket, accountId }, signal, call(accountId))));
    assert.deepEqual([most, mostOfOne], [5, 3]);
  });

  it('go to the account that has the fewest: a large one does not starve the others', async () => {
    const pace = createPace(fakeClock(), { callsInAll: 4, callsPerAccount: 4 });
    const { sent, start, end } = calls(pace);
    for (let i = 0; i < 12; i += 1) void start(`large ${i}`, { accountId: 'large' });
    void start('small 0', { accountId: 'small' });
    void start('small 1', { accountId: 'small' });
    await settled();
    assert.deepEqual(sent, ['large 0', 'large 1', 'large 2', 'large 3']);
    end('large 0');
    end('large 1');
    await settled();
    assert.deepEqual(sent.slice(4), ['small 0', 'small 1']);
  });

  it('are served by lane, across accounts: who is waited for overtakes those who wait already', async () => {
    const pace = createPace(fakeClock(), { callsInAll: 5, callsPerAccount: 5 });
    const { sent, start, end } = calls(pace);
    for (let i = 0; i < 6; i += 1) void start(`daily ${i}`, { lane: 'daily' });
    await settled();
    assert.deepEqual(sent, ['daily 0', 'daily 1', 'daily 2', 'daily 3'], 'a fifth of the places is kept');
    void start('user 0');
    void start('user 1', { accountId: '2' });
    void start('event 0', { lane: 'event', accountId: '3' });
    await settled();
    assert.deepEqual(sent.slice(4), ['user 0']);
    end('user 0');
    await settled();
    assert.deepEqual(sent.slice(5), ['event 0']);
    end('daily 0');
    await settled();
    assert.deepEqual(sent.slice(6), ['user 1']);
    end('user 1');
    end('event 0');
    await settled();
    assert.deepEqual(sent.slice(7), ['daily 4']);
  });

  it('go to what AWS lets be called most slowly, and among equals to who was not served last', async () => {
    const pace = createPace(hastyClock(), { callsInAll: 1, callsPerAccount: 1 });
    const { sent, start, end } = calls(pace);
    const slow = { service: 'lambda', action: 'ListTags' };
    const fast = { service: 's3', action: 'GetBucketAcl' };
    const done = [
      start('first', fast),
      start('fast', fast),
      start('fast too', { ...fast, action: 'GetBucketTagging' }),
      start('fast again', fast),
      start('slow', slow),
      start('slow again', slow),
    ];
    for (const name of ['first', 'slow', 'slow again', 'fast', 'fast too', 'fast again']) {
      await settled();
      assert.equal(sent.at(-1), name);
      end(name);
    }
    await Promise.all(done);
  });

  it('of a region that does not answer take a quarter of the places at most, once that shows', async () => {
    const clock = fakeClock();
    const pace = createPace(clock, { callsInAll: 100, callsPerAccount: 40 });
    const { sent, start, end } = calls(pace);
    const here = { region: 'xx-hang-1' };
    for (let i = 0; i < 12; i += 1) void start(`hang ${i}`, here);
    await clock.advance(6_000);
    for (let i = 12; i < 20; i += 1) void start(`hang ${i}`, here);
    void start('elsewhere', { region: 'eu-west-1' });
    await clock.advance(60_000);
    assert.deepEqual([sent.length, sent.at(-1)], [13, 'elsewhere']);
    for (let i = 0; i < 3; i += 1) end(`hang ${i}`);
    await settled();
    assert.deepEqual(sent.slice(13), ['hang 12'], 'nine are left, so one more may try');
  });
});

describe('the places in flight', () => {
  it('are fewer while the process is late, never too few, and as many as before when it is not', () => {
    let late = 100;
    const places = createPlaces({ callsInAll: 100, callsPerAccount: 100, lateness: () => late });
    let now = 0;
    const adapted = (times: number): number => {
      for (let i = 0; i < times; i += 1) {
        now += 200;
        places.adapt(now);
      }
      const leave: (() => void)[] = [];
      while (places.isFree('user')) leave.push(places.enter('1', 'eu-west-1', now));
      for (const end of leave) end();
      return leave.length;
    };
    assert.equal(adapted(0), 100);
    assert.equal(adapted(1), 80);
    places.adapt(now + 10);
    assert.equal(adapted(0), 80, 'not at each call');
    assert.equal(adapted(20), 32);
    late = 0;
    assert.ok(adapted(1) < 40, 'step by step');
    assert.equal(adapted(20), 100);
  });
});

describe('the pace of calls', () => {
  async function sentAfter(clock: FakeClock, sent: readonly string[], ms: number): Promise<number> {
    const before = sent.length;
    await clock.advance(ms);
    return sent.length - before;
  }

  it('waits for tokens of one account, region and action, not of others', async () => {
    const clock = fakeClock();
    const { sent, start } = calls(createPace(clock));
    for (let i = 0; i < 20; i += 1) void start('a', { service: 'iam', action: 'ListUsers' });
    await settled();
    const burst = sent.length;
    assert.ok(burst > 10 && burst <= 15, `${burst}`);
    void start('b', { service: 'iam', action: 'ListRoles' });
    void start('c', { service: 'iam', action: 'ListUsers', accountId: '2' });
    void start('d', { service: 'iam', action: 'ListUsers', region: 'us-gov-west-1' });
    await settled();
    assert.deepEqual(sent.slice(burst), ['b', 'c', 'd']);
    assert.equal(await sentAfter(clock, sent, 1_000), 20 - burst);
  });

  it('lets a call through that is waited for, in front of those that wait for the same tokens', async () => {
    const clock = fakeClock();
    const { sent, start } = calls(createPace(clock));
    for (let i = 0; i < 8; i += 1) void start(`daily ${i}`, { service: 'waf', lane: 'daily' });
    await settled();
    const first = sent.length;
    assert.ok(first < 5, 'some of the burst is kept');
    void start('user', { service: 'waf' });
    await settled();
    assert.deepEqual(sent.slice(first), ['user']);
    await clock.advance(3_000);
    assert.equal(sent.length, 9);
  });

  it('holds no place while it waits for a token', async () => {
    const clock = fakeClock();
    const { sent, start, end } = calls(createPace(clock, { callsInAll: 6, callsPerAccount: 6 }));
    for (let i = 0; i < 10; i += 1) void start(`waf ${i}`, { service: 'waf' });
    await settled();
    const before = sent.length;
    for (let i = 0; i < before; i += 1) end(`waf ${i}`);
    for (let i = 0; i < 6; i += 1) void start(`other ${i}`);
    await settled();
    assert.deepEqual(sent.slice(before), ['other 0', 'other 1', 'other 2', 'other 3', 'other 4', 'other 5']);
  });

  it('slows down after AWS throttled a call', async () => {
    const clock = fakeClock();
    const pace = createPace(clock);
    const throttled = pace.run({ ...ticket, service: 'waf' }, signal, () => Promise.reject(awsFailure('throttled')));
    await assert.rejects(throttled, { kind: 'throttled' });
    const { sent, start } = calls(pace);
    void start('again', { service: 'waf' });
    await settled();
    assert.deepEqual(sent, []);
    assert.equal(await sentAfter(clock, sent, 300), 0);
    assert.equal(await sentAfter(clock, sent, 200), 1);
  });

  it('lets a waiting call be cancelled, and the others go on', async () => {
    const clock = fakeClock();
    const { sent, start } = calls(createPace(clock));
    const controller = new AbortController();
    for (let i = 0; i < 4; i += 1) void start('first', { service: 'waf' });
    const waiting = start('cancelled', { service: 'waf' }, controller.signal);
    void start('last', { service: 'waf' });
    await settled();
    controller.abort(new Error('enough'));
    await assert.rejects(waiting, /enough/);
    await clock.advance(1_000);
    assert.deepEqual(sent, ['first', 'first', 'first', 'first', 'last']);
  });

  it('goes on when the clock is set back', async () => {
    const inner = fakeClock();
    let ahead = 3_600_000;
    const pace = createPace({ ...inner, now: () => inner.now() + ahead });
    const { sent, start } = calls(pace);
    for (let i = 0; i < 6; i += 1) void start(`${i}`, { service: 'waf' });
    await settled();
    ahead = 0;
    await inner.advance(2_000);
    assert.equal(sent.length, 6);
  });
});
