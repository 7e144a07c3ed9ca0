import assert from 'node:assert/strict';
import { createListeners } from '../../../client/src/listeners.ts';

describe('those who listen to the server', () => {
  it('are all told, in their order, until they leave', () => {
    const attached = new Map<string, (params: unknown) => void>();
    const listeners = createListeners((method, tellAll) => {
      assert.equal(attached.has(method), false, 'another handler would replace the first');
      attached.set(method, tellAll);
    });
    const told: string[] = [];
    const first = listeners.add<number>('changed', (number) => {
      told.push(`first ${number}`);
      first.dispose();
    });
    listeners.add<number>('changed', (number) => told.push(`second ${number}`));
    listeners.add<number>('other', (number) => told.push(`other ${number}`));
    attached.get('changed')?.(1);
    attached.get('changed')?.(2);
    attached.get('other')?.(3);
    assert.deepEqual(told, ['first 1', 'second 1', 'second 2', 'other 3']);
  });
});
