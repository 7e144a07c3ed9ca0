import assert from 'node:assert/strict';
import { list, serviceOf } from '../../../server/src/core/catalog/service.ts';

const s3 = serviceOf<typeof import('@aws-sdk/client-s3')>({ id: 's3', label: 'S3' });
const spec = { type: 'AWS.S3.Bucket', cfn: null, label: 'Buckets', icon: 'database', scope: 'global' } as const;

const place = { partition: 'aws', accountId: '123456789012', region: 'us-east-1' };

describe('the builder of catalogue entries', () => {
  it('puts calls after next() into a later wave, and calls after locate() into the region of the item', () => {
    const type = list(s3.op('ListBuckets'), { items: (page) => page.Buckets })
      .detail('location', s3.op('GetBucketLocation'), (b) => ({ Bucket: b.Name }))
      .next()
      .locate((_, d) => d.location?.LocationConstraint)
      .detail('acl', s3.op('GetBucketAcl'), (b) => ({ Bucket: b.Name }))
      .as({ ...spec, model: (b) => ({ resourceId: b.Name ?? '', attributes: {} }) });
    const [location, acl] = type.details;
    assert.deepEqual([location?.wave, acl?.wave], [0, 1]);
    assert.equal(location?.region, undefined);
    assert.equal(acl?.region?.({}, { location: { LocationConstraint: 'eu-west-1' } }), 'eu-west-1');
  });

  it('knows a page that has no list from one whose list is empty', () => {
    const type = list(s3.op('ListBuckets'), { items: (page) => page.Buckets }).as({ ...spec, model: () => undefined });
    assert.deepEqual(type.lists[0]?.items({ Buckets: [] }, {}), []);
    assert.equal(type.lists[0]?.items({ message: 'hello' }, {}), undefined);
    assert.deepEqual(type.lists[0]?.inputs({}, place), [{}]);
  });

  it('names permissions by the prefix of the service', () => {
    const scaling = serviceOf<typeof import('@aws-sdk/client-application-auto-scaling')>({
      id: 'application-auto-scaling',
      label: 'Application Auto Scaling',
      iamPrefix: 'application-autoscaling',
    });
    assert.equal(scaling.op('DescribeScalableTargets').service.iamPrefix, 'application-autoscaling');
    assert.equal(s3.op('ListBuckets').service.iamPrefix, 's3');
  });
});
