import { createHash } from 'node:crypto';
import type { Region } from '../accounts/account.ts';
import { serviceOf } from '../catalog/service.ts';
import { AppError } from '../errors.ts';
import { dnsSuffix, partitionOfRegion } from '../regions/partition.ts';

/** S3's operations, for the bucket from which CloudFormation reads a template. */
export const s3 = serviceOf<typeof import('@aws-sdk/client-s3')>({ id: 's3', label: 'S3' });

/** @throws AppError BAD_INPUT for what cannot be a bucket */
export function bucketName(text: string): string {
  const name = text.trim();
  if (/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) return name;
  throw new AppError('BAD_INPUT', `This is no name of an S3 bucket: ${name}`, {
    hint: 'Give the name of a bucket of your own: 3 to 63 lower-case letters, digits, dots and hyphens.',
  });
}

/** By its content: the same template goes to the same place, and another never replaces it under somebody's link. */
export function templateKey(fileName: string, body: string): string {
  return `panther-cloud-security/${createHash('sha256').update(body).digest('hex').slice(0, 12)}/${fileName}`;
}

/** The URL of an object, as CloudFormation takes it. Names with dots do not fit S3's certificate: they go into the path. */
export function templateObjectUrl(bucket: string, region: Region, key: string): string {
  const host = `s3.${region}.${dnsSuffix(partitionOfRegion(region))}`;
  const path = key.split('/').map(encodeURIComponent).join('/');
  return bucket.includes('.') ? `https://${host}/${bucket}/${path}` : `https://${bucket}.${host}/${path}`;
}
