import assert from 'node:assert/strict';
import { keyOf, partsOf } from '../../../client/src/documents/resourceUri.ts';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';

const keys: readonly ResourceKey[] = [
  {
    accountId: '123456789012',
    region: 'global',
    type: 'AWS.IAM.Role',
    resourceId: 'arn:aws:iam::123456789012:role/a/b',
  },
  {
    accountId: '123456789012',
    region: 'us-east-1',
    type: 'AWS.PasswordPolicy',
    resourceId: '123456789012:global:AWS.x',
  },
  { accountId: '123456789012', region: 'cn-north-1', type: 'AWS.S3.Bucket', resourceId: 'arn:aws-cn:s3:::ünï?&#=%2F' },
];

describe('the address of a resource', () => {
  for (const key of keys) {
    it(`holds the key of ${key.resourceId}`, () => {
      assert.deepEqual(keyOf(partsOf(key)), key);
    });
  }

  it('ends in the short name and .json, so that the tab and the language are right', () => {
    assert.match(partsOf(keys[0] ?? assert.fail()).path, /\/b\.json$/);
  });

  it('never leaves its folder', () => {
    const { path } = partsOf({ accountId: '1', region: 'r', type: 'AWS.X.Y', resourceId: 'arn:..' });
    assert.doesNotMatch(path, /\/\.\.?(\/|$)/);
  });

  it('is refused when it is another', () => {
    const { path, query } = partsOf(keys[0] ?? assert.fail());
    assert.equal(keyOf({ scheme: 'file', path, query }), null);
    assert.equal(keyOf({ scheme: 'panther-resource', path, query: '' }), null);
    assert.equal(keyOf({ scheme: 'panther-resource', path: '/1/r', query }), null);
    assert.equal(keyOf({ scheme: 'panther-resource', path: '/1/r/Other/x.json', query }), null);
  });
});
