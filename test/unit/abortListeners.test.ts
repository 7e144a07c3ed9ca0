import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createAbortListeners, withEndingSignal, withOwnSignal } from '../../server/src/core/abortListeners.ts';

describe('callbacks of a signal that many wait with', () => {
  it('are called once, by one listener of the signal, but for those taken back', () => {
    const listeners = createAbortListeners();
    const { signal, abort } = controlled();
    const called: string[] = [];
    const first = () => called.push('first');
    listeners.add(signal, first);
    listeners.add(signal, () => called.push('second'));
    listeners.add(signal, () => called.push('third'));
    listeners.remove(signal, first);
    assert.equal(getEventListeners(signal, 'abort').length, 1);
    abort();
    abort();
    assert.deepEqual(called, ['second', 'third']);
  });

  it('may take themselves and others back while they are called', () => {
    const listeners = createAbortListeners();
    const { signal, abort } = controlled();
    const called: string[] = [];
    const second = () => called.push('second');
    listeners.add(signal, () => {
      called.push('first');
      listeners.remove(signal, second);
    });
    listeners.add(signal, second);
    abort();
    assert.deepEqual(called, ['first']);
  });

  it('are apart for each signal', () => {
    const listeners = createAbortListeners();
    const one = controlled();
    const other = controlled();
    const called: string[] = [];
    listeners.add(one.signal, () => called.push('one'));
    listeners.add(other.signal, () => called.push('other'));
    other.abort();
    assert.deepEqual(called, ['other']);
  });
});

describe('work with a signal of its own', () => {
  it('is aborted with the given one, for its reason', async () => {
    const { signal, abort } = controlled();
    const work = withOwnSignal(createAbortListeners(), signal, async (own) => {
      const { promise, reject } = Promise.withResolvers<never>();
      own.addEventListener('abort', () => reject(own.reason));
      return promise;
    });
    abort(new Error('enough'));
    await assert.rejects(work, /enough/);
  });

  it('begins aborted where the given one is', async () => {
    const { signal, abort } = controlled();
    abort(new Error('before'));
    assert.equal(await withOwnSignal(createAbortListeners(), signal, async (own) => own.aborted), true);
  });

  it('is left alone once it is done', async () => {
    const { signal, abort } = controlled();
    const own = await withOwnSignal(createAbortListeners(), signal, async (given) => given);
    abort();
    assert.equal(own.aborted, false);
  });
});

describe('work that leaves behind what still waits', () => {
  it('has a signal that is aborted at its end, and leaves the given one alone', async () => {
    const { signal } = controlled();
    const done = await withEndingSignal(createAbortListeners(), signal, async (own) => own);
    assert.equal(done.aborted, true);
    const signals: AbortSignal[] = [];
    const failing = withEndingSignal(createAbortListeners(), signal, async (own) => {
      signals.push(own);
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.deepEqual([signals[0]?.aborted, signal.aborted], [true, false]);
  });

  it('is aborted with the given one, for its reason', async () => {
    const { signal, abort } = controlled();
    const { promise, reject } = Promise.withResolvers<never>();
    const work = withEndingSignal(createAbortListeners(), signal, (own) => {
      own.addEventListener('abort', () => reject(own.reason));
      return promise;
    });
    abort(new Error('enough'));
    await assert.rejects(work, /enough/);
  });
});

function controlled() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason?: unknown) => controller.abort(reason) };
}
