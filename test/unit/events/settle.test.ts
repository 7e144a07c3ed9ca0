import assert from 'node:assert/strict';
import { isTransitional, nextDescribeAt, type Settling } from '../../../server/src/core/events/settle.ts';

const start = 1_700_000_000_000;
const settling = (fields: Partial<Settling>): number | null => {
  const at = nextDescribeAt({
    effect: 'upsert',
    described: 'unchanged',
    transitional: false,
    step: 0,
    others: false,
    firstAt: start,
    happenedAt: start,
    now: start,
    ...fields,
  });
  return at === null ? null : at - start;
};

describe('a resource after an event', () => {
  it('is described again 2, 12 and 72 seconds after the event while nothing is seen, and no more', () => {
    assert.deepEqual(
      [0, 2_000, 12_000, 72_000].map((ms, step) => settling({ step, now: start + ms })),
      [2_000, 12_000, 72_000, null],
    );
    assert.equal(settling({ described: 'absent' }), 2_000);
    assert.equal(settling({ described: 'failed', step: 1 }), 10_000);
  });

  it('is looked at less the longer ago the event happened, for AWS had its time', () => {
    // It came in eight seconds late, or more by a clock that may be wrong: two seconds are over, twelve are not.
    assert.equal(settling({ happenedAt: start - 8_000 }), 4_000);
    assert.equal(settling({ happenedAt: start - 86_400_000 }), 4_000);
    assert.equal(settling({ happenedAt: start + 86_400_000 }), 2_000);
    // It had to wait here for its first look.
    assert.equal(settling({ now: start + 30_000 }), 72_000);
    assert.equal(settling({ now: start + 71_000 }), 73_000);
    assert.equal(settling({ now: start + 80_000 }), null);
  });

  it('has settled once its change is seen, or it is gone', () => {
    assert.equal(settling({ described: 'changed' }), null);
    assert.equal(settling({ described: 'deleted', effect: 'delete' }), null);
  });

  it('is looked at once more where what was seen may be of an event before', () => {
    assert.equal(settling({ described: 'changed', others: true, happenedAt: start - 1_000 }), 2_000);
    assert.equal(settling({ described: 'changed', others: true, happenedAt: start - 2_500 }), null);
    assert.equal(settling({ described: 'changed', others: false }), null);
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
