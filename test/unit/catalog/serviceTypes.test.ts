import { list, parents, prepare, serviceOf } from '../../../server/src/core/catalog/service.ts';

const s3 = serviceOf<typeof import('@aws-sdk/client-s3')>({ id: 's3', label: 'S3' });
const spec = { type: 'AWS.S3.Bucket', cfn: null, label: 'Buckets', icon: 'database', scope: 'global' } as const;

// The compiler is what tests here: it refuses an expected error that does not occur.
describe('the types of catalogue entries', () => {
  it('refuse what the SDK and the entry do not know', () => {
    const buckets = list(s3.op('ListBuckets'), { items: (page) => page.Buckets });
    // @ts-expect-error unknown action
    list(s3.op('ListBucketz'), { items: () => [] });
    // @ts-expect-error wrong output field
    list(s3.op('ListBuckets'), { items: (page) => page.Bucketz });
    // @ts-expect-error wrong input
    list(s3.op('ListBuckets'), { input: { Max: 1 }, items: (page) => page.Buckets });
    // @ts-expect-error wrong input of a detail
    buckets.detail('x', s3.op('GetBucketAcl'), () => ({ Bucke: 's' }));
    // @ts-expect-error wrong field of an item
    buckets.detail('x', s3.op('GetBucketAcl'), (b) => ({ Bucket: b.Nam }));
    // @ts-expect-error the result of a call of the same wave
    buckets.detail('x', s3.op('GetBucketAcl'), () => undefined).detail('y', s3.op('GetBucketAcl'), (_, d) => d.x);
    // @ts-expect-error a shared result that there is not
    buckets.also(s3.op('ListBuckets'), { needs: ['none'], inputs: () => [], items: (page) => page.Buckets });
    // @ts-expect-error wrong input of a batch
    buckets.batch('x', s3.op('GetBucketAcl'), { size: 2, input: () => ({ Bucke: 's' }), pick: () => 1 });
    // @ts-expect-error wrong output field of a batch
    buckets.batch('x', s3.op('GetBucketAcl'), { size: 2, input: () => ({ Bucket: '' }), pick: (page) => page.Grant });
    const ofBuckets = parents('names', s3.op('ListBuckets'), { index: (pages) => pages.map(() => 'name') });
    // @ts-expect-error parents that were not asked for
    ofBuckets.list(s3.op('ListObjectsV2'), { inputs: (d) => d.zones, items: (page) => page.Contents });
    ofBuckets.list(s3.op('ListObjectsV2'), {
      inputs: (d) => d.names.map((Bucket) => ({ Bucket })),
      // @ts-expect-error not a field of the call's input
      items: (page, input) => page.Contents?.map(() => input.Buckets),
    });
    // @ts-expect-error not a name of CloudFormation's
    buckets.as({ ...spec, cfn: 'S3::Bucket', model: () => undefined });
    // @ts-expect-error a result that was never asked for
    buckets.as({ ...spec, model: (_, d) => ({ resourceId: '', attributes: { Acl: d.acl } }) });
    // @ts-expect-error the result may be missing
    buckets.detail('x', s3.op('GetBucketAcl'), () => undefined).as({ ...spec, model: (_, d) => d.x.Grants });
    // @ts-expect-error wrong output field
    prepare(s3.op('GetBucketAcl'), (output) => output.State === 'COMPLETE');
  });
});
