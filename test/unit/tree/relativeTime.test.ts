import assert from 'node:assert/strict';
import { relativeTime } from '../../../server/src/core/tree/relativeTime.ts';
import { percent } from '../../../server/src/core/tree/words.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const minute = 60_000;

describe('relative time', () => {
  for (const [ago, words] of [
    [0, 'just now'],
    [-5 * minute, 'just now'],
    [59_999, 'just now'],
    [minute, '1 min ago'],
    [59.9 * minute, '59 min ago'],
    [60 * minute, '1 h ago'],
    [24 * 60 * minute, '1 d ago'],
    [29.9 * 24 * 60 * minute, '29 d ago'],
    [30 * 24 * 60 * minute, '2026-10-24'],
  ] as const) {
    it(`is "${words}" after ${ago} ms`, () => {
      assert.equal(relativeTime(now - ago, now), words);
    });
  }
});

describe('a percentage', () => {
  it('is 100 only when nothing lacks', () => {
    assert.equal(percent(999, 1000), '99 %');
    assert.equal(percent(1000, 1000), '100 %');
    assert.equal(percent(0, 0), '100 %');
  });
});
