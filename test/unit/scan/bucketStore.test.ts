import assert from 'node:assert/strict';
import { createBucketStore, FEW_BUCKETS } from '../../../server/src/core/scan/bucketStore.ts';
import { fakeClock } from '../../support/fakeClock.ts';

const limit = { burst: 2, rate: 1 };

describe('the token buckets of a process', () => {
  it('are kept while they are not full, however many are asked for', () => {
    const clock = fakeClock();
    const store = createBucketStore(clock);
    const used = store.of('used', limit);
    used.take(clock.now());
    for (let index = 0; index < 3 * FEW_BUCKETS; index += 1) store.of(`other ${index}`, limit);
    assert.equal(store.of('used', limit), used);
  });

  it('make room once they are full again', async () => {
    const clock = fakeClock();
    const store = createBucketStore(clock);
    const used = store.of('used', limit);
    used.take(clock.now());
    await clock.advance(1_000);
    for (let index = 0; index < 3 * FEW_BUCKETS; index += 1) store.of(`other ${index}`, limit);
    const again = store.of('used', limit);
    assert.notEqual(again, used);
    assert.equal(again.wait('user', clock.now()), 0);
  });
});
