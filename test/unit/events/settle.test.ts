import assert from 'node:assert/strict';
import { isTransitional, nextDescribeAt, type Settling } from '../../../server/src/core/events/settle.ts';

const start = 1_700_000_000_000;
const settling = (fields: Partial<Settling>): number | null => {
  const at = nextDescribeAt({
    effect: 'upsert',
    described: 'unchanged',
    transitional: false,
    step: 0,
    firstAt: start,
    now: start,
    ...fields,
  });
  return at === null ? null : at - start;
};

describe('a resource after an event', () => {
  it('is described again after 2, 10 and 60 seconds while nothing is seen, and no more', () => {
    assert.deepEqual(
      [0, 1, 2, 3].map((step) => settling({ step })),
      [2_000, 10_000, 60_000, null],
    );
    assert.equal(settling({ described: 'absent' }), 2_000);
    assert.equal(settling({ described: 'failed', step: 1 }), 10_000);
  });

  it('has settled once its change is seen, or it is gone', () => {
    assert.equal(settling({ described: 'changed' }), null);
    assert.equal(settling({ described: 'deleted', effect: 'delete' }), null);
  });

  it('that was deleted and is still there is looked for again, whatever else changed', () => {
    assert.equal(settling({ described: 'changed', effect: 'delete' }), 2_000);
  });

  it('is followed while it is on its way, for half an hour', () => {
    assert.equal(settling({ described: 'changed', transitional: true }), 30_000);
    assert.equal(settling({ described: 'unchanged', transitional: true, step: 7 }), 30_000);
    assert.equal(settling({ transitional: true, now: start + 30 * 60_000 }), null);
  });

  it('is on its way when its state says so', () => {
    for (const attributes of [
      { State: { Name: 'shutting-down', Code: 32 } },
      { StackStatus: 'UPDATE_ROLLBACK_IN_PROGRESS' },
      { DBInstanceStatus: 'modifying' },
      { Status: 'CREATING' },
    ]) {
      assert.equal(isTransitional(attributes), true, JSON.stringify(attributes));
    }
    for (const attributes of [
      { State: { Name: 'running' } },
      { StackStatus: 'UPDATE_COMPLETE' },
      { Status: 'ACTIVE' },
      { Description: 'pending' },
      { Status: ['pending'] },
    ]) {
      assert.equal(isTransitional(attributes), false, JSON.stringify(attributes));
    }
  });
});
