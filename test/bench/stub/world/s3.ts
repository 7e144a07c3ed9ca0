import { type Ask, always, answersOf, None, pageOf } from './answers.ts';

type Sdk = typeof import('@aws-sdk/client-s3');

const names = { size: 'max-buckets', token: 'continuation-token' };
const owner = { ID: '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9' };

function none(code: string): () => never {
  return () => {
    throw new None(code);
  };
}

/** Buckets are spread over the account's regions. */
function regionOf(ask: Ask, index: number): string {
  return ask.regions[index % ask.regions.length] ?? 'us-east-1';
}

/** What most buckets say is the same for all of them. */
export const s3 = answersOf<Sdk>('s3', {
  ListBuckets: (ask) => {
    const { items, next } = pageOf(ask.things.all('bucket', ask.accountId, ask.region), ask, names, 10_000);
    return {
      Buckets: items.map(({ name, index }) => ({
        Name: name,
        BucketRegion: regionOf(ask, index),
        CreationDate: new Date('2026-01-02T03:04:05Z'),
      })),
      Owner: owner,
      ContinuationToken: next,
    };
  },
  GetBucketAcl: always({
    Owner: owner,
    Grants: [{ Grantee: { Type: 'CanonicalUser' as const, ...owner }, Permission: 'FULL_CONTROL' as const }],
  }),
  GetBucketEncryption: always({
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const }, BucketKeyEnabled: false }],
    },
  }),
  GetBucketLifecycleConfiguration: none('NoSuchLifecycleConfiguration'),
  GetBucketLogging: always({}),
  GetObjectLockConfiguration: none('ObjectLockConfigurationNotFoundError'),
  GetBucketPolicy: none('NoSuchBucketPolicy'),
  GetPublicAccessBlock: always({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
  }),
  GetBucketTagging: always({
    TagSet: [
      { Key: 'team', Value: 'payments' },
      { Key: 'data', Value: 'internal' },
    ],
  }),
  GetBucketVersioning: always({ Status: 'Enabled' as const }),
});
