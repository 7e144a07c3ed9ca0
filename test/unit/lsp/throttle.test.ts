import assert from 'node:assert/strict';
import { throttled } from '../../../server/src/lsp/throttle.ts';
import { fakeClock } from '../../support/fakeClock.ts';

describe('throttled notifications', () => {
  function setUp() {
    const clock = fakeClock();
    const controller = new AbortController();
    const sent: (readonly number[])[] = [];
    const send = throttled<readonly number[]>({
      clock,
      everyMs: 250,
      signal: controller.signal,
      merge: (earlier, later) => [...earlier, ...later],
      send: (value) => sent.push(value),
    });
    return { clock, controller, sent, send };
  }

  it('sends the first one at once', () => {
    const { sent, send } = setUp();
    send([1]);
    assert.deepEqual(sent, [[1]]);
  });

  it('merges what comes within the pause and sends it at the end of it', async () => {
    const { clock, sent, send } = setUp();
    send([1]);
    send([2]);
    send([3]);
    await clock.advance(249);
    assert.deepEqual(sent, [[1]]);
    await clock.advance(1);
    assert.deepEqual(sent, [[1], [2, 3]]);
  });

  it('keeps the pause after a merged one, and starts at once after a quiet pause', async () => {
    const { clock, sent, send } = setUp();
    send([1]);
    send([2]);
    await clock.advance(250);
    send([3]);
    assert.equal(sent.length, 2);
    await clock.advance(250);
    await clock.advance(250);
    send([4]);
    assert.deepEqual(sent, [[1], [2], [3], [4]]);
  });

  it('sends news at once, instead of what waits', async () => {
    const { clock, sent, send } = setUp();
    send([1]);
    send([2]);
    send.now([3]);
    assert.deepEqual(sent, [[1], [3]]);
    await clock.advance(1000);
    assert.deepEqual(sent, [[1], [3]]);
  });

  it('sends nothing after it was stopped', async () => {
    const { clock, controller, sent, send } = setUp();
    send([1]);
    send([2]);
    controller.abort();
    await clock.advance(1000);
    send([3]);
    assert.deepEqual(sent, [[1]]);
  });
});
