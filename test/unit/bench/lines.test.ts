import assert from 'node:assert/strict';
import { linesText } from '../../bench/scan/linesText.ts';
import type { CallCount } from '../../bench/stub/ledger.ts';
import { latestLines } from '../../bench/stub/lines.ts';

const none = { throttled: 0, failed: 0, repeated: 0, latencyMs: 100 };
const place = { accountId: '123456789012', region: 'us-east-1' };
const limit = { bucket: 'lambda', burst: 10, rate: 10 };
const calls: readonly CallCount[] = [
  { ...none, ...place, service: 's3', action: 'GetBucketAcl', limit: null, answered: 5, firstMs: 0, lastMs: 2_000 },
  { ...none, ...place, service: 'lambda', action: 'ListTags', limit, answered: 20, firstMs: 1_000, lastMs: 4_000 },
  { ...none, ...place, service: 'lambda', action: 'ListFunctions', limit, answered: 10, firstMs: 500, lastMs: 700 },
];

describe('what a scan waited for', () => {
  it('is told by what shares a bucket, the last to end first, with how long it was kept waiting', () => {
    const [lambda, s3] = latestLines(calls, 5);
    assert.deepEqual(
      [lambda?.bucket, lambda?.calls, lambda?.leastSeconds, lambda?.beganSeconds, lambda?.endedSeconds],
      ['lambda', 30, 2, 0.5, 4],
    );
    assert.equal(lambda?.idleSeconds, 1.5);
    assert.deepEqual([s3?.bucket, s3?.leastSeconds], ['s3:GetBucketAcl', 0]);
    assert.equal(latestLines(calls, 1).length, 1);
  });

  it('is a table with a line for each', () => {
    const [, first = ''] = linesText(latestLines(calls, 5));
    assert.match(first, /^123456789012 us-east-1 lambda +30 +2\.0 +0\.5 +4\.0 +1\.5$/);
  });
});
