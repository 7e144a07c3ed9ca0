import assert from 'node:assert/strict';
import { unscanned, unseenOf } from '../../../server/src/core/inventory/unseen.ts';
import type { CellStatus, Outcome } from '../../../server/src/core/scan/cell.ts';

/** A cell that was read from 900 to 1,000. */
function cell(outcome: Outcome): CellStatus {
  return {
    accountId: '123456789012',
    region: 'us-east-1',
    type: 'AWS.KMS.Key',
    outcome,
    scanId: 's',
    finishedAt: 1_000,
    durationMs: 100,
    lastOkAt: 500,
  };
}

const trouble = { call: 'kms:ListKeys', code: 'AccessDeniedException', message: 'no' };

describe('a resource that a scan did not tell of', () => {
  for (const [outcome, because] of [
    [{ kind: 'denied', ...trouble }, 'AWS denies kms:ListKeys (AccessDeniedException)'],
    [{ kind: 'throttled', ...trouble, code: '' }, 'AWS got too many calls of kms:ListKeys'],
    [{ kind: 'failed', ...trouble, code: 'TimedOut' }, 'kms:ListKeys (TimedOut) failed'],
    [
      { kind: 'unsupported', ...trouble, code: 'ENOTFOUND' },
      'its region does not offer kms:ListKeys (ENOTFOUND) any more',
    ],
    [{ kind: 'cancelled' }, 'the last scan was cancelled before it got there'],
  ] as const) {
    it(`is not known to be there when its cell ended ${outcome.kind}`, () => {
      assert.deepEqual(unseenOf({ observedAt: 500 }, cell(outcome)), { since: 500, because });
    });
  }

  it('was seen when its cell ended ok, or before it broke off', () => {
    assert.equal(unseenOf({ observedAt: 500 }, cell({ kind: 'ok', count: 1, incomplete: 0 })), null);
    assert.equal(unseenOf({ observedAt: 950 }, cell({ kind: 'failed', ...trouble })), null);
  });

  it('is not known to be there when nobody looks any more', () => {
    assert.deepEqual(unscanned({ observedAt: 500 }, 900), {
      since: 500,
      because: 'its region or its type is not scanned any more',
    });
    assert.equal(unscanned({ observedAt: 500 }, null), null);
    assert.equal(unscanned({ observedAt: 950 }, 900), null);
  });
});
