import assert from 'node:assert/strict';
import { table } from '../../../server/src/core/catalog/dynamodb.ts';
import { key } from '../../../server/src/core/catalog/kms.ts';
import { functionUrl } from '../../../server/src/core/catalog/lambda/functionUrls.ts';
import { boundTerms, callsInFlight, lowerBound } from '../../bench/scan/lowerBound.ts';
import type { CallCount } from '../../bench/stub/ledger.ts';

const catalog = [table, key];

function call(service: string, action: string, replace: Partial<CallCount> = {}): CallCount {
  return {
    accountId: '123456789012',
    region: 'us-east-1',
    service,
    action,
    answered: 1,
    throttled: 0,
    failed: 0,
    repeated: 0,
    limit: null,
    latencyMs: 100,
    firstMs: 0,
    lastMs: 0,
    ...replace,
  };
}

const signIn = [call('sts', 'AssumeRole', { accountId: '100000000000' }), call('ec2', 'DescribeRegions')];

describe('the lower bound of a scan', () => {
  it('is at least the sign-in and the longest chain of one place', () => {
    const calls = [
      ...signIn,
      call('dynamodb', 'ListTables'),
      // Three pages of keys, and two waves of details: in the slowest region.
      call('kms', 'ListKeys', { region: 'sa-east-1', answered: 3, latencyMs: 200 }),
      call('kms', 'DescribeKey', { region: 'sa-east-1', answered: 9, latencyMs: 200 }),
      call('kms', 'GetKeyRotationStatus', { region: 'sa-east-1', answered: 9, latencyMs: 200 }),
    ];
    assert.equal(boundTerms(calls, catalog, 'us-east-1').path, 1.2);
  });

  it('takes what is listed for each of many parents for calls that are made side by side', () => {
    const calls = [
      ...signIn,
      call('lambda', 'ListFunctions'),
      call('lambda', 'ListFunctionUrlConfigs', { answered: 200 }),
    ];
    assert.equal(boundTerms(calls, [functionUrl], 'us-east-1').path, 0.3);
  });

  it('takes no call into account that was not needed', () => {
    const calls = [call('kms', 'ListKeys', { answered: 5, repeated: 2, throttled: 7, failed: 1 })];
    const { neededCalls, latencySum } = boundTerms(calls, catalog, 'us-east-1');
    assert.deepEqual([neededCalls, latencySum], [4, 0.4]);
  });

  it('waits for the fullest bucket, which calls may share', () => {
    const limit = { bucket: 'kms', burst: 10, rate: 5 };
    const calls = [
      call('kms', 'ListKeys', { answered: 10, limit }),
      call('kms', 'DescribeKey', { answered: 20, limit }),
      call('kms', 'DescribeKey', { answered: 20, limit, region: 'eu-west-1' }),
    ];
    assert.equal(boundTerms(calls, catalog, 'us-east-1').buckets, (30 - 10) / 5);
  });

  it('is the largest of its terms', () => {
    const terms = { path: 1, latencySum: 3 * callsInFlight, buckets: 2, neededCalls: 4_000 };
    const machine = { cpuSecondsPerCall: 0.001, processes: 1 };
    assert.deepEqual(lowerBound(terms, machine), { seconds: 4, path: 1, flight: 3, cpu: 4, buckets: 2 });
    assert.equal(lowerBound(terms, { ...machine, processes: 4 }).seconds, 2);
  });
});
