import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { PutPublicAccessBlockCommand as PutAccountBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import type { Bucket } from '../blueprint/storage.ts';
import { type Connection, homeRegion } from '../connection.ts';
import { tagList } from '../tags.ts';

export async function seedBuckets(connection: Connection, buckets: readonly Bucket[]): Promise<void> {
  for (const bucket of buckets) {
    await seedBucket(new S3Client({ ...connection, region: bucket.region }), bucket);
  }
}

/** Closes all buckets of an account to the public. */
export async function seedAccountBlock(connection: Connection, AccountId: string): Promise<void> {
  // Left alone the client puts the account's id before the host's name, and the emulator's host is a number.
  const authSchemes = [{ name: 'sigv4', signingName: 's3', signingRegion: connection.region, properties: {} }];
  const endpointProvider = () => ({ url: new URL(connection.endpoint), properties: { authSchemes } });
  const s3Control = new S3ControlClient({ ...connection, endpointProvider });
  const PublicAccessBlockConfiguration = blocking(true);
  await s3Control.send(new PutAccountBlockCommand({ AccountId, PublicAccessBlockConfiguration }));
}

async function seedBucket(s3: S3Client, bucket: Bucket): Promise<void> {
  const Bucket = bucket.name;
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      ...(bucket.region === homeRegion
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: bucket.region as 'eu-west-1' } }),
      ...(bucket.objectLock ? { ObjectLockEnabledForBucket: true } : {}),
    }),
  );
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: tagList(bucket.owner) } }));
  if (bucket.versioning) {
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  }
  if (bucket.encryption) {
    const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: bucket.encryption } };
    const ServerSideEncryptionConfiguration = { Rules: [rule] };
    await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
  }
  if (bucket.publicAccess) {
    const PublicAccessBlockConfiguration = blocking(bucket.publicAccess === 'blocked');
    await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  }
  if (bucket.policy) {
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: bucketPolicy(Bucket, bucket.policy) }));
  }
  if (bucket.expireAfterDays) {
    await seedLifecycle(s3, Bucket, bucket.expireAfterDays);
  }
  if (bucket.logsTo) {
    const BucketLoggingStatus = { LoggingEnabled: { TargetBucket: bucket.logsTo, TargetPrefix: `s3/${Bucket}/` } };
    await s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus }));
  }
  if (bucket.objectLock) {
    const Rule = { DefaultRetention: { Mode: 'GOVERNANCE' as const, Days: 365 } };
    const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' as const, Rule };
    await s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
  }
}

function blocking(blocked: boolean) {
  return {
    BlockPublicAcls: blocked,
    IgnorePublicAcls: blocked,
    BlockPublicPolicy: blocked,
    RestrictPublicBuckets: blocked,
  };
}

async function seedLifecycle(s3: S3Client, Bucket: string, Days: number): Promise<void> {
  const rule = { ID: 'expire', Status: 'Enabled' as const, Filter: { Prefix: '' }, Expiration: { Days } };
  const LifecycleConfiguration = { Rules: [rule] };
  await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }));
}

function bucketPolicy(name: string, kind: NonNullable<Bucket['policy']>): string {
  const bucket = `arn:aws:s3:::${name}`;
  const statements = {
    tlsOnly: {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [bucket, `${bucket}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    publicRead: { Sid: 'Website', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket}/*` },
    trail: logDelivery('cloudtrail.amazonaws.com', bucket),
    accessLogs: logDelivery('logging.s3.amazonaws.com', bucket),
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statements[kind]] });
}

function logDelivery(service: string, bucket: string) {
  return { Effect: 'Allow', Principal: { Service: service }, Action: 's3:PutObject', Resource: `${bucket}/*` };
}
