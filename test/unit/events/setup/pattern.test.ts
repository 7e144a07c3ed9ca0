import assert from 'node:assert/strict';
import { passes } from '../../../../server/src/core/events/setup/pattern.ts';

const event = {
  source: 'aws.s3',
  account: '123456789012',
  'detail-type': 'AWS API Call via CloudTrail',
  detail: {
    eventSource: 's3.amazonaws.com',
    eventName: 'PutBucketPolicy',
    readOnly: false,
    tags: ['a', 'b'],
    count: 5,
    from: '10.0.3.7',
    to: '2001:db8::1:7',
  },
};

const table: readonly (readonly [pattern: unknown, passes: boolean])[] = [
  [{}, true],
  [{ source: ['aws.s3'] }, true],
  [{ source: ['aws.ec2', 'aws.iam'] }, false],
  [{ detail: { readOnly: [false] } }, true],
  [{ detail: { readOnly: ['false'] } }, false],
  [{ detail: { readOnly: [{ 'anything-but': [true] }] } }, true],
  [{ detail: { missing: [{ exists: false }] } }, true],
  [{ detail: { missing: [{ exists: true }] } }, false],
  [{ detail: { missing: ['x'] } }, false],
  [{ detail: { eventName: [{ prefix: 'Put' }, { prefix: 'Create' }] } }, true],
  [{ detail: { eventName: [{ prefix: 'Create' }] } }, false],
  [{ detail: { eventName: [{ prefix: { 'equals-ignore-case': 'put' } }] } }, true],
  [{ detail: { eventName: [{ suffix: 'Policy' }] } }, true],
  [{ detail: { eventName: [{ wildcard: 'Put*Pol*' }] } }, true],
  [{ detail: { eventName: [{ wildcard: 'P*P*P*' }] } }, false],
  [{ detail: { eventName: [{ wildcard: 'PutBucketPolicy*Policy' }] } }, false],
  [{ detail: { eventName: [{ 'equals-ignore-case': 'putbucketpolicy' }] } }, true],
  [{ detail: { eventName: [{ 'anything-but': { prefix: ['Get', 'Put'] } }] } }, false],
  [{ detail: { eventName: [{ 'anything-but': 'PutBucketPolicy' }] } }, false],
  [{ detail: { tags: ['b'] } }, true],
  [{ detail: { eventName: [{ wildcard: 'Put\\*Policy' }] } }, false],
  [{ detail: { eventName: [{ exactly: 'PutBucketPolicy' }] } }, true],
  [{ detail: { eventName: [{ numeric: ['>', 1] }] } }, false],
  [{ detail: { count: [{ numeric: ['=', 5] }] } }, true],
  [{ detail: { count: [{ numeric: ['>', 5] }] } }, false],
  [{ detail: { count: [{ numeric: ['>=', 5, '<', 6] }] } }, true],
  [{ detail: { count: [{ numeric: ['>', 0, '<', 5] }] } }, false],
  [{ detail: { count: [{ numeric: ['<=', 5] }] } }, true],
  [{ detail: { count: [{ numeric: ['<', 9, '>', 1] }] } }, false],
  [{ detail: { count: [{ numeric: 5 }] } }, false],
  [{ detail: { from: [{ cidr: '10.0.2.0/23' }] } }, true],
  [{ detail: { from: [{ cidr: '10.0.2.0/24' }] } }, false],
  [{ detail: { from: [{ cidr: '0.0.0.0/0' }] } }, true],
  [{ detail: { from: [{ cidr: '::/0' }] } }, false],
  [{ detail: { from: [{ cidr: '10.0.3.7' }] } }, false],
  [{ detail: { to: [{ cidr: '2001:db8::/32' }] } }, true],
  [{ detail: { to: [{ cidr: '2001:0db8:0:0:0:0:1:0/112' }] } }, true],
  [{ detail: { to: [{ cidr: '2001:db9::/32' }] } }, false],
  [{ detail: { eventName: [{ cidr: '10.0.0.0/8' }] } }, false],
  [{ $or: [{ source: ['aws.ec2'] }, { account: ['123456789012'] }] }, true],
  [{ $or: [{ source: ['aws.ec2'] }] }, false],
  [{ source: 'aws.s3' }, false],
  [[], false],
];

describe('a pattern of EventBridge', () => {
  for (const [pattern, expected] of table) {
    it(`${JSON.stringify(pattern)} lets the event ${expected ? 'pass' : 'not pass'}`, () => {
      assert.equal(passes(JSON.stringify(pattern), event), expected);
    });
  }

  it('that is no JSON lets nothing pass', () => {
    assert.equal(passes('{"source": ', event), false);
  });
});
