import assert from 'node:assert/strict';
import { createBucket } from '../../../server/src/core/scan/buckets.ts';
import { createPace } from '../../../server/src/core/scan/pace.ts';
import { createSemaphore } from '../../../server/src/core/scan/semaphore.ts';
import { fakeClock, hastyClock, settled } from '../../support/fakeClock.ts';
import { awsFailure } from '../../support/scriptedSession.ts';

describe('a token bucket', () => {
  it('gives its burst at once and then its rate, in order', () => {
    const bucket = createBucket({ burst: 2, rate: 10 }, 0);
    assert.deepEqual([bucket.take(0), bucket.take(0), bucket.take(0), bucket.take(0)], [0, 0, 100, 200]);
    assert.equal(bucket.take(1_000), 0);
  });

  it('halves its rate when AWS throttles, once for calls that were answered together', () => {
    const bucket = createBucket({ burst: 1, rate: 10 }, 0);
    bucket.take(0);
    bucket.throttled(0);
    bucket.throttled(10);
    bucket.throttled(20);
    // One call in 200 ms now; 20 ms have passed, in which the rate came back by 0.2 %.
    const wait = bucket.take(20);
    assert.ok(wait > 170 && wait <= 200, `${wait}`);
  });

  it('recovers by 10 % of its rate a second, up to its rate', () => {
    const bucket = createBucket({ burst: 1, rate: 10 }, 0);
    bucket.throttled(0);
    bucket.take(3_000);
    assert.equal(bucket.take(3_000), Math.ceil(1000 / 8));
    bucket.take(60_000);
    assert.equal(bucket.take(60_000), 100);
  });

  it('takes a token back that was not used', () => {
    const bucket = createBucket({ burst: 1, rate: 10 }, 0);
    bucket.take(0);
    bucket.take(0);
    bucket.giveBack();
    assert.equal(bucket.take(0), 100);
  });
});

describe('a semaphore', () => {
  it('lets so many in, and the next in order when one leaves', async () => {
    const { signal } = new AbortController();
    const semaphore = createSemaphore(1);
    const leave = await semaphore.enter(signal);
    const order: string[] = [];
    const second = semaphore.enter(signal).then((free) => {
      order.push('second');
      free();
    });
    const third = semaphore.enter(signal).then(() => {
      order.push('third');
    });
    await settled();
    assert.deepEqual(order, []);
    leave();
    leave();
    await Promise.all([second, third]);
    assert.deepEqual(order, ['second', 'third']);
  });

  it('forgets one that gave up waiting', async () => {
    const semaphore = createSemaphore(1);
    const leave = await semaphore.enter(new AbortController().signal);
    const gaveUp = new AbortController();
    const waiting = semaphore.enter(gaveUp.signal);
    gaveUp.abort(new Error('enough'));
    await assert.rejects(waiting, /enough/);
    leave();
    await semaphore.enter(new AbortController().signal);
  });
});

describe('the pace of calls', () => {
  const { signal } = new AbortController();
  const ticket = { accountId: '1', region: 'us-east-1', service: 'x' };

  it('keeps the calls in flight below the bounds, for an account and in all', async () => {
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
    const calls = Array.from({ length: 40 }, (_, i) => String(i < 10 ? 0 : i % 4));
    await Promise.all(calls.map((accountId) => pace.run({ ...ticket, accountId }, signal, call(accountId))));
    assert.deepEqual([most, mostOfOne], [5, 3]);
  });

  it('waits for tokens of one account, region and service, not of others', async () => {
    const clock = fakeClock();
    const pace = createPace(clock);
    const done: string[] = [];
    const run = (region: string, service: string) =>
      pace.run({ ...ticket, region, service }, signal, async () => {
        done.push(`${region} ${service}`);
      });
    // Route 53 gives five at once.
    const all = [...Array.from({ length: 6 }, () => run('us-east-1', 'route-53')), run('eu-west-1', 'route-53')];
    await settled();
    assert.equal(done.length, 6);
    await clock.advance(200);
    await Promise.all(all);
    assert.equal(done.length, 7);
  });

  it('slows down when a call was throttled', async () => {
    const clock = hastyClock();
    const pace = createPace(clock);
    const throttled = pace.run(ticket, signal, () => Promise.reject(awsFailure('throttled')));
    await assert.rejects(throttled, { kind: 'throttled' });
    await pace.run(ticket, signal, async () => undefined);
    assert.deepEqual(clock.waited, [100]);
  });

  it('lets a waiting call be cancelled', async () => {
    const pace = createPace(fakeClock());
    const controller = new AbortController();
    const calls = Array.from({ length: 6 }, () =>
      pace.run({ ...ticket, service: 'waf' }, controller.signal, async () => 'done'),
    );
    await settled();
    controller.abort(new Error('enough'));
    const results = await Promise.allSettled(calls);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected'],
    );
  });
});
