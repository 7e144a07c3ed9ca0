import { bucketRegion } from '../regions/bucketRegion.ts';
import { fieldsOf, partOf, required, tagsOf } from './fields.ts';
import { arn, lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';

const s3 = serviceOf<typeof import('@aws-sdk/client-s3')>({
  id: 's3',
  label: 'S3',
  permissions: {
    ListBuckets: ['ListAllMyBuckets'],
    GetBucketEncryption: ['GetEncryptionConfiguration'],
    GetBucketLifecycleConfiguration: ['GetLifecycleConfiguration'],
    GetObjectLockConfiguration: ['GetBucketObjectLockConfiguration'],
    GetPublicAccessBlock: ['GetBucketPublicAccessBlock'],
  },
});

const listBuckets = s3.op('ListBuckets');

interface Listed {
  readonly Name?: string | undefined;
  readonly BucketRegion?: string | undefined;
}

interface Location {
  readonly LocationConstraint?: string | undefined;
}

function regionOf(bucket: Listed, location: Location | null | undefined): string | undefined {
  if (bucket.BucketRegion) return bucket.BucketRegion;
  return location ? bucketRegion(location.LocationConstraint) : undefined;
}

const ofBucket = (bucket: Listed) => ({ Bucket: bucket.Name });

export const bucket = list(listBuckets, {
  // Without a page size AWS gives neither pages nor the buckets' regions.
  input: { MaxBuckets: 1000 },
  items: (page) => page.Buckets,
})
  .detail('location', s3.op('GetBucketLocation'), (b) => (b.BucketRegion ? undefined : ofBucket(b)), {
    absent: ['NoSuchBucket'],
  })
  .next()
  .locate((b, d) => regionOf(b, d.location))
  .detail('acl', s3.op('GetBucketAcl'), ofBucket, { absent: ['NoSuchBucket'] })
  .detail('encryption', s3.op('GetBucketEncryption'), ofBucket, {
    absent: ['ServerSideEncryptionConfigurationNotFoundError'],
  })
  .detail('lifecycle', s3.op('GetBucketLifecycleConfiguration'), ofBucket, {
    absent: ['NoSuchLifecycleConfiguration'],
  })
  .detail('logging', s3.op('GetBucketLogging'), ofBucket)
  .detail('objectLock', s3.op('GetObjectLockConfiguration'), ofBucket, {
    absent: ['ObjectLockConfigurationNotFoundError'],
  })
  .detail('policy', s3.op('GetBucketPolicy'), ofBucket, { absent: ['NoSuchBucketPolicy'] })
  .detail('publicAccess', s3.op('GetPublicAccessBlock'), ofBucket, {
    absent: ['NoSuchPublicAccessBlockConfiguration'],
  })
  .detail('tagging', s3.op('GetBucketTagging'), ofBucket, { absent: ['NoSuchTagSet'] })
  .detail('versioning', s3.op('GetBucketVersioning'), ofBucket)
  .lookup(listBuckets, {
    input: (ref) => ({ MaxBuckets: 1000, Prefix: ref.name ?? lastPart(ref) }),
    items: (page, ref) => page.Buckets?.filter((b) => b.Name === (ref.name ?? lastPart(ref))),
  })
  .as({
    type: 'AWS.S3.Bucket',
    cfn: 'AWS::S3::Bucket',
    label: 'S3 buckets',
    icon: 'database',
    scope: 'global',
    consolePath: (ref) => `s3/buckets/${lastPart(ref)}?region=${ref.region}`,
    model: (b, d, place) => {
      // Deleted after it was listed.
      if (d.acl === null || (d.location === null && !b.BucketRegion)) return undefined;
      const name = required(b.Name, 'Name');
      const bucketArn = arn(place, 's3', name, { region: '', accountId: '' });
      return {
        resourceId: bucketArn,
        arn: bucketArn,
        name,
        // In another region it would be another resource.
        region: required(regionOf(b, d.location), 'a region'),
        tags: tagsOf(partOf(d.tagging, (output) => output.TagSet)),
        timeCreated: b.CreationDate,
        attributes: {
          ...fieldsOf(d.acl, ['Grants', 'Owner']),
          ...fieldsOf(d.objectLock, ['ObjectLockConfiguration']),
          ...fieldsOf(d.policy, ['Policy']),
          ...fieldsOf(d.publicAccess, ['PublicAccessBlockConfiguration']),
          ...fieldsOf(d.versioning, ['MFADelete']),
          EncryptionRules: partOf(d.encryption, (output) => output.ServerSideEncryptionConfiguration?.Rules),
          LifecycleRules: partOf(d.lifecycle, (output) => output.Rules),
          LoggingPolicy: partOf(d.logging, (output) => output.LoggingEnabled),
          Versioning: partOf(d.versioning, (output) => output.Status),
        },
      };
    },
  });
