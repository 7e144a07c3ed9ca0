import { list, serviceOf } from './service.ts';

const s3 = serviceOf<typeof import('@aws-sdk/client-s3')>({
  id: 's3',
  label: 'S3',
  permissions: { ListBuckets: ['ListAllMyBuckets'] },
});

export const bucket = list(s3.op('ListBuckets'), {
  input: { MaxBuckets: 1000 },
  items: (page) => page.Buckets,
})
  .detail('location', s3.op('GetBucketLocation'), (b) => (b.BucketRegion ? undefined : { Bucket: b.Name }))
  .next()
  .locate((b, d) => b.BucketRegion ?? d.location?.LocationConstraint ?? 'us-east-1')
  .detail('acl', s3.op('GetBucketAcl'), (b) => ({ Bucket: b.Name }))
  .detail('policy', s3.op('GetBucketPolicy'), (b) => ({ Bucket: b.Name }), { absent: ['NoSuchBucketPolicy'] })
  .as({
    type: 'AWS.S3.Bucket',
    cfn: 'AWS::S3::Bucket',
    label: 'S3 buckets',
    icon: 'database',
    scope: 'global',
    model: (b, d, place) => ({
      resourceId: `arn:${place.partition}:s3:::${b.Name}`,
      name: b.Name,
      timeCreated: b.CreationDate,
      attributes: { Owner: d.acl?.Owner, Policy: d.policy?.Policy },
    }),
  });
// @ts-expect-error unknown action
list(s3.op('ListBucketz'), { items: () => [] });
// @ts-expect-error wrong output field
list(s3.op('ListBuckets'), { items: (p) => p.Bucketz });
// @ts-expect-error wrong input
list(s3.op('ListBuckets'), { input: { Max: 1 }, items: (p) => p.Buckets });
// @ts-expect-error wrong input
list(s3.op('ListBuckets'), { items: (p) => p.Buckets }).detail('x', s3.op('GetBucketAcl'), () => ({ Bucke: 's' }));
