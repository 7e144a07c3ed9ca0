import assert from 'node:assert/strict';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { regionsOf } from '../../../server/src/core/regions/accountRegions.ts';
import { defaultRegions } from '../../../server/src/core/regions/defaultRegions.ts';
import { matchesGlob } from '../../../server/src/core/regions/glob.ts';

describe('patterns', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['*', 'anything', true],
    ['*', '', true],
    ['us-*', 'us-east-1', true],
    ['us-*', 'eu-us-1', false],
    ['*-1', 'us-east-1', true],
    ['us-*-1', 'us-1', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'acb', false],
    ['aba', 'aba', true],
    ['a*a', 'a', false],
    ['arn:aws:s3:::tmp-*', 'arn:aws:s3:::tmp-1', true],
    ['a.c', 'abc', false],
    ['', '', true],
    ['', 'a', false],
  ];
  for (const [pattern, text, matches] of cases) {
    it(`'${pattern}' ${matches ? 'matches' : 'does not match'} '${text}'`, () => {
      assert.equal(matchesGlob(pattern, text), matches);
    });
  }

  it('take no longer for a hostile pattern', () => {
    assert.equal(matchesGlob('*a'.repeat(5_000), 'a'.repeat(4_000)), false);
  });
});

describe('the regions of an account', () => {
  const account = (regions: readonly string[], ignored: readonly string[] = []): Account => ({
    id: '123456789012',
    name: 'Payments',
    label: 'prod',
    realTime: false,
    remediation: false,
    regions,
    ignore: { regions: ignored, types: [], resources: [] },
    enabled: true,
  });
  const enabled = ['us-west-2', 'eu-west-1', 'us-east-1', 'xx-new-7', 'us-east-1'];

  it('are the enabled ones that it asks for and does not ignore', () => {
    assert.deepEqual(regionsOf(account(['*']), enabled), ['eu-west-1', 'us-east-1', 'us-west-2', 'xx-new-7']);
    assert.deepEqual(regionsOf(account(['us-*'], ['*-west-*']), enabled), ['us-east-1']);
    assert.deepEqual(regionsOf(account(['ap-south-1']), enabled), []);
  });

  it('have a default in every partition, one that nobody knows too', () => {
    assert.ok(defaultRegions('aws', 'us-east-1').length >= 17);
    assert.deepEqual(defaultRegions('aws-cn', 'cn-north-1'), ['cn-north-1', 'cn-northwest-1']);
    assert.deepEqual(defaultRegions('aws-new', 'xx-new-1'), ['xx-new-1']);
  });
});
