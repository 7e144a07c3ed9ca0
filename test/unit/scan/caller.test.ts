import assert from 'node:assert/strict';
import { serviceOf } from '../../../server/src/core/catalog/service.ts';
import type { AwsFailure } from '../../../server/src/core/errors.ts';
import { createCaller } from '../../../server/src/core/scan/caller.ts';
import { createPace } from '../../../server/src/core/scan/pace.ts';
import { createRetries } from '../../../server/src/core/scan/retries.ts';
import { fakeClock, hastyClock, settled } from '../../support/fakeClock.ts';
import { awsFailure, Pages, type Script, scriptedSession } from '../../support/scriptedSession.ts';

interface Command {
  new (): { readonly input: object; resolveMiddleware(): () => Promise<{ output: object }> };
}
const things = serviceOf<{ ListThingsCommand: Command; GetThingCommand: Command }>({ id: 'things', label: 'Things' });
const list = things.op('ListThings');

const withStatus = (status: number): AwsFailure => Object.assign(awsFailure('failed'), { status });

function callerOf(script: Script, clock = hastyClock()) {
  const session = scriptedSession({ 'things:ListThings': script, 'things:GetThing': script });
  const { signal } = new AbortController();
  return {
    session,
    clock,
    caller: createCaller({ session, pace: createPace(clock), clock, signal, lane: () => 'user' }),
  };
}

/** Fails so often, then answers. */
function failing(times: number, error: () => Error, answer: unknown = {}): Script {
  let left = times;
  return () => {
    left -= 1;
    if (left >= 0) throw error();
    return answer;
  };
}

describe('a request that failed', () => {
  for (const [what, error] of [
    ['without an answer', () => awsFailure('network', 'things:GetThing', 'ECONNRESET')],
    ['with an error of the server', () => withStatus(503)],
    ['with half an answer', () => awsFailure('malformed')],
  ] as const) {
    it(`${what} is sent again, twice, with a pause`, async () => {
      const { caller, session, clock } = callerOf(failing(2, error));
      assert.deepEqual(await caller.call(things.op('GetThing'), {}, 'us-east-1'), {});
      assert.equal(session.sent.length, 3);
      assert.equal(clock.waited.length, 2);
      assert.ok(clock.waited.every((ms) => ms >= 100 && ms <= 400));
      const hopeless = callerOf(failing(9, error));
      await assert.rejects(hopeless.caller.call(things.op('GetThing'), {}, 'us-east-1'), { name: 'AwsFailure' });
      assert.equal(hopeless.session.sent.length, 3);
    });
  }

  for (const kind of ['denied', 'notFound', 'unsupported', 'credentials', 'cancelled'] as const) {
    it(`because it is ${kind} is not sent again`, async () => {
      const { caller, session } = callerOf(failing(9, () => awsFailure(kind)));
      await assert.rejects(caller.call(things.op('GetThing'), {}, 'us-east-1'), { kind });
      assert.equal(session.sent.length, 1);
    });
  }

  it('with a fault of the client is not sent again', async () => {
    const { caller, session } = callerOf(failing(9, () => withStatus(400)));
    await assert.rejects(caller.call(things.op('GetThing'), {}, 'us-east-1'));
    assert.equal(session.sent.length, 1);
  });

  it('because it is throttled waits longer each time', async () => {
    const { caller, clock } = callerOf(failing(5, () => awsFailure('throttled')));
    await caller.call(things.op('GetThing'), {}, 'us-east-1');
    const pauses = clock.waited.filter((ms) => ms >= 250);
    assert.ok(pauses.length >= 5 && Math.max(...pauses) >= 4_000, `${clock.waited}`);
  });

  it('after it had waited for long is left at that', () => {
    const retries = createRetries({ throttled: true });
    assert.equal(retries.waitAfter(awsFailure('network', 'x', 'TimeoutError'), 1, 60_000), null);
    assert.equal(retries.waitAfter(new TypeError('a fault of ours'), 1, 0), null);
  });

  it('together with others is not sent together with them again', () => {
    const retries = createRetries({ throttled: true });
    const waits = Array.from({ length: 8 }, () => retries.waitAfter(awsFailure('throttled'), 1, 0) ?? 0);
    assert.equal(new Set(waits).size, 8);
    assert.ok(waits.every((ms) => ms >= 250 && ms <= 500));
  });
});

describe('a request that waits to be sent again', () => {
  it('leaves its place to others', async () => {
    const clock = fakeClock();
    const pace = createPace(clock, { callsInAll: 1, callsPerAccount: 1 });
    const { signal } = new AbortController();
    const session = scriptedSession({
      'things:ListThings': failing(1, () => awsFailure('throttled')),
      'things:GetThing': () => ({ got: true }),
    });
    const caller = createCaller({ session, pace, clock, signal, lane: () => 'user' });
    const throttled = caller.call(list, {}, 'us-east-1');
    await settled();
    assert.deepEqual(await caller.call(things.op('GetThing'), {}, 'us-east-1'), { got: true });
    await clock.advance(2_000);
    assert.deepEqual(await throttled, {});
  });
});

describe('the pages of a list', () => {
  async function read(caller: ReturnType<typeof callerOf>['caller'], patience?: 'wait' | 'putBack') {
    const pages: unknown[] = [];
    for await (const { page } of caller.pages(list, {}, 'us-east-1', patience)) pages.push(page);
    return pages;
  }

  it('that are throttled before they began are given back at once, where that is asked for', async () => {
    const { caller, session } = callerOf(failing(9, () => awsFailure('throttled')));
    await assert.rejects(read(caller, 'putBack'), { kind: 'throttled' });
    assert.equal(session.sent.length, 1);
    const waiting = callerOf(failing(3, () => awsFailure('throttled'), { Things: [] }));
    assert.equal((await read(waiting.caller)).length, 1);
  });

  it('that are throttled later wait, and go on where they were', async () => {
    const { caller, session } = callerOf(() => ({}));
    let tries = 0;
    const throttledOnce: typeof session.pages = async function* (_, __, { turn }) {
      yield { Things: ['a'], NextToken: 'more' } as never;
      yield (await turn?.(async () => {
        tries += 1;
        if (tries < 3) throw awsFailure('throttled');
        return { Things: ['b'] };
      })) as never;
    };
    Object.assign(session, { pages: throttledOnce });
    assert.equal((await read(caller, 'wait')).length, 2);
    assert.equal(tries, 3);
  });

  it('are dated by when each was asked for', async () => {
    const clock = hastyClock(1_000);
    const pages = (async function* () {
      yield { page: 1, NextToken: 'more' };
      await clock.delay(500, new AbortController().signal);
      yield { page: 2 };
    })();
    const { caller } = callerOf(() => new Pages(pages), clock);
    const times: number[] = [];
    for await (const { askedAt } of caller.pages(list, {}, 'us-east-1')) {
      times.push(askedAt);
      await clock.delay(100, new AbortController().signal);
    }
    assert.deepEqual(times, [1_000, 1_100]);
  });
});

describe('a request that is never answered', () => {
  it('is given up after ten minutes, and says so', async () => {
    const clock = fakeClock();
    const { signal } = new AbortController();
    const session = scriptedSession({ 'things:GetThing': () => new Promise(() => undefined) });
    const caller = createCaller({ session, pace: createPace(clock), clock, signal, lane: () => 'user' });
    const call = caller.call(things.op('GetThing'), {}, 'us-east-1');
    const ended = assert.rejects(call, {
      kind: 'network',
      code: 'TimedOut',
      message: 'AWS did not answer within 10 minutes.',
    });
    await settled();
    await clock.advance(10 * 60_000);
    await ended;
    assert.equal(session.sent.length, 1);
  });
});
