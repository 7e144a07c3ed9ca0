// What single types do beyond what their recorded answers show.
import assert from 'node:assert/strict';
import { trail, trailMeta } from '../../../server/src/core/catalog/cloudtrail.ts';
import { table } from '../../../server/src/core/catalog/dynamodb.ts';
import { image } from '../../../server/src/core/catalog/ec2/images.ts';
import { instance } from '../../../server/src/core/catalog/ec2/instances.ts';
import { passwordPolicy } from '../../../server/src/core/catalog/iam/passwordPolicy.ts';
import { policy } from '../../../server/src/core/catalog/iam/policies.ts';
import { decodeDocument } from '../../../server/src/core/catalog/iam/policyDocument.ts';
import { user } from '../../../server/src/core/catalog/iam/users.ts';
import { key } from '../../../server/src/core/catalog/kms.ts';
import { bucket } from '../../../server/src/core/catalog/s3.ts';
import { accountPublicAccessBlock } from '../../../server/src/core/catalog/s3Control.ts';
import { derive, onlyOne, play, readFixture } from '../../support/catalogPlayer.ts';

const china = { partition: 'aws-cn', accountId: '123456789012', region: 'cn-north-1' };

describe('S3 buckets', () => {
  const region = (location: object | null | undefined, listed: object = {}) =>
    bucket.model({ Name: 'b', ...listed }, { location }, { ...china, region: 'global' })?.region;

  it('are where they say, or where the old constraints mean', () => {
    assert.equal(region(null, { BucketRegion: 'ap-south-2' }), 'ap-south-2');
    assert.equal(region({}), 'us-east-1');
    assert.equal(region({ LocationConstraint: 'EU' }), 'eu-west-1');
    assert.equal(region({ LocationConstraint: 'cn-north-1' }), 'cn-north-1');
  });

  it('are refused, not moved, where their region was not read', async () => {
    assert.throws(() => region(undefined), /without a region/);
    const played = await play(bucket, readFixture(bucket.type), new Map([['s3:GetBucketLocation', 'AccessDenied']]));
    assert.equal(played.outcome.kind, 'failed');
    assert.deepEqual(
      played.resources.map(({ name }) => name),
      ['invoices-2026'],
    );
  });

  it('have ARNs of their partition', () => {
    const found = bucket.model({ Name: 'b', BucketRegion: 'cn-north-1' }, {}, { ...china, region: 'global' });
    assert.equal(found?.resourceId, 'arn:aws-cn:s3:::b');
  });
});

describe('the public access block of an account', () => {
  const answer = (code: string) =>
    play(
      accountPublicAccessBlock,
      readFixture(accountPublicAccessBlock.type),
      new Map([['s3-control:GetPublicAccessBlock', code]]),
    );

  it('is there where none was set, and says so', async () => {
    const { outcome, resources } = await answer('NoSuchPublicAccessBlockConfiguration');
    assert.equal(outcome.kind, 'ok');
    assert.deepEqual(onlyOne(resources).attributes, {
      BlockPublicAcls: null,
      BlockPublicPolicy: null,
      IgnorePublicAcls: null,
      RestrictPublicBuckets: null,
    });
  });

  it('is not known where nobody may look', async () => {
    const { outcome, resources } = await answer('AccessDenied');
    assert.equal(outcome.kind, 'denied');
    assert.deepEqual(resources, []);
  });
});

describe('EC2 instances', () => {
  it('are gone when they are terminated, and are not asked for their user data', async () => {
    const { resources, sent } = await play(instance, readFixture(instance.type));
    assert.ok(!resources.some(({ id }) => id === 'i-0dead0dead0dead00'));
    const asked = sent
      .filter(({ call }) => call === 'ec2:DescribeInstanceAttribute')
      .map(({ input }) => input['InstanceId']);
    assert.deepEqual(asked.sort(), ['i-0a1b2c3d4e5f60718', 'i-0b2c3d4e5f607182a']);
  });

  it('never show their user data', async () => {
    const { resources } = await play(instance, readFixture(instance.type));
    assert.ok(!JSON.stringify(resources).includes('IyEvYmluL3No'));
  });
});

const place = { partition: 'aws', accountId: '123456789012', region: 'us-east-1' };

describe('machine images', () => {
  it('in use are asked for in groups that a filter can hold', () => {
    const ids = Array.from({ length: 401 }, (_, n) => `ami-${n}`);
    const inputs = image.lists[1]?.inputs({ inUse: ids }, place) as { Filters: { Values: string[] }[] }[];
    assert.deepEqual(
      inputs.map(({ Filters }) => Filters[0]?.Values.length),
      [200, 200, 1],
    );
    assert.deepEqual(image.lists[1]?.inputs({ inUse: [] }, place), []);
  });

  it('are not known to be complete where the instances were not read', async () => {
    const { outcome } = await play(
      image,
      readFixture(image.type),
      new Map([['ec2:DescribeInstances', 'AccessDenied']]),
    );
    assert.equal(outcome.kind, 'denied');
  });
});

describe('KMS keys', () => {
  it('of AWS itself are not asked for tags and rotation', async () => {
    const { sent } = await play(key, readFixture(key.type));
    const asked = sent.filter(({ call }) => call === 'kms:ListResourceTags' || call === 'kms:GetKeyRotationStatus');
    assert.deepEqual(
      new Set(asked.map(({ input }) => input['KeyId'])),
      new Set(['1b5e2a7c-0d5b-4c5e-8f0e-2f1f8a3d6b90']),
    );
  });

  it('that cannot be rotated have no rotation, which is not the same as not read', async () => {
    const failing = new Map([['kms:GetKeyRotationStatus', 'UnsupportedOperationException']]);
    const { resources } = await play(key, readFixture(key.type), failing);
    for (const { attributes } of resources) assert.equal(attributes['KeyRotationEnabled'], null);
  });
});

describe('DynamoDB tables', () => {
  it('keep their id where they may be listed but not described', () => {
    const found = table.model('orders', {}, china);
    assert.equal(found?.resourceId, 'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/orders');
    assert.equal(found?.tags, undefined);
  });
});

describe('IAM', () => {
  it('policies of AWS itself are not resources of the account', () => {
    assert.equal(policy.model({ Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }, {}, china), undefined);
    assert.equal(policy.model({ Arn: 'arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess' }, {}, china), undefined);
  });

  it('users that the report does not have yet have an unknown report, not an empty one', () => {
    const found = user.model({ Arn: 'arn:aws:iam::123456789012:user/new' }, { reports: new Map() }, china);
    assert.equal(found?.attributes['CredentialReport'], undefined);
    assert.equal(found?.tags, undefined);
  });

  it('documents are decoded, and kept as they are where they are no URL encoding', () => {
    assert.equal(decodeDocument('%7B%22a%22%3A%22b%20c%22%7D'), '{"a":"b c"}');
    assert.equal(decodeDocument('100%'), '100%');
    assert.equal(decodeDocument(undefined), null);
  });

  it('says that there is no password policy', async () => {
    const failing = new Map([['iam:GetAccountPasswordPolicy', 'NoSuchEntity']]);
    const { outcome, resources } = await play(passwordPolicy, readFixture(passwordPolicy.type), failing);
    assert.deepEqual(outcome, { kind: 'ok', count: 1, incomplete: 0 });
    const { resourceId, attributes } = onlyOne(resources);
    assert.equal(resourceId, '123456789012::AWS.PasswordPolicy');
    assert.equal(attributes['AnyExist'], false);
    assert.equal(attributes['MinimumPasswordLength'], null);
  });

  it('does not say so where it may not look', async () => {
    const failing = new Map([['iam:GetAccountPasswordPolicy', 'AccessDenied']]);
    const { outcome, resources } = await play(passwordPolicy, readFixture(passwordPolicy.type), failing);
    assert.equal(outcome.kind, 'denied');
    assert.deepEqual(resources, []);
  });
});

describe('CloudTrail', () => {
  it("reads a trail in its home region only, and no tags of another account's trail", async () => {
    const { sent } = await play(trail, readFixture(trail.type));
    assert.ok(!sent.some(({ input }) => JSON.stringify(input).includes('trail/far')));
    const tagged = sent.filter(({ call }) => call === 'cloudtrail:ListTags');
    assert.deepEqual(onlyOne(tagged).input, {
      ResourceIdList: ['arn:aws:cloudtrail:eu-west-1:123456789012:trail/main'],
    });
  });

  it('is summed up for an account without trails too', () => {
    const { resourceId, attributes } = derive(trailMeta, []);
    assert.equal(resourceId, '123456789012::AWS.CloudTrail.Meta');
    assert.deepEqual(attributes, { Trails: [], GlobalEventSelectors: [] });
  });

  it('counts the selectors of trails that log every region only', () => {
    const selectors = [{ ReadWriteType: 'All' }];
    const source = (resourceId: string, attributes: object) => ({
      resourceId,
      region: 'eu-west-1',
      attributes: { EventSelectors: selectors, ...attributes },
    });
    const { attributes } = trailMeta.derive(
      [
        source('one', { IsMultiRegionTrail: true, Status: { IsLogging: false } }),
        source('two', { IsMultiRegionTrail: false, Status: { IsLogging: true } }),
        source('three', { IsMultiRegionTrail: true, Status: null }),
        source('four', { IsMultiRegionTrail: true, Status: { IsLogging: true } }),
      ],
      { ...china, region: 'global' },
    );
    assert.deepEqual(attributes['Trails'], ['four', 'one', 'three', 'two']);
    assert.deepEqual(attributes['GlobalEventSelectors'], selectors);
  });
});
