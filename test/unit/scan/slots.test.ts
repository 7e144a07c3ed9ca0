import assert from 'node:assert/strict';
import { createSlots } from '../../../server/src/core/scan/slots.ts';
import { settled } from '../../support/fakeClock.ts';

describe('room for work', () => {
  const { signal } = new AbortController();

  it('goes to the account that has the least of it, in order of arrival', async () => {
    const slots = createSlots(2);
    const order: string[] = [];
    const leaves = new Map<string, () => void>();
    const enter = async (accountId: string, name: string) => {
      leaves.set(name, await slots.enter(accountId, signal));
      order.push(name);
    };
    for (const name of ['a1', 'a2', 'a3', 'a4']) void enter('a', name);
    void enter('b', 'b1');
    await settled();
    assert.deepEqual(order, ['a1', 'a2']);
    leaves.get('a1')?.();
    leaves.get('a2')?.();
    await settled();
    assert.deepEqual(new Set(order.slice(2)), new Set(['a3', 'b1']));
    leaves.get('b1')?.();
    await settled();
    assert.equal(order.at(-1), 'a4');
  });

  it('is not lost with one that gave up waiting', async () => {
    const slots = createSlots(1);
    const leave = await slots.enter('a', signal);
    const gaveUp = new AbortController();
    const waiting = slots.enter('a', gaveUp.signal);
    gaveUp.abort(new Error('enough'));
    await assert.rejects(waiting, /enough/);
    await assert.rejects(slots.enter('a', AbortSignal.abort(new Error('before'))), /before/);
    leave();
    await slots.enter('b', signal);
  });
});
