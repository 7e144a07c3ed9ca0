import { createHash } from 'node:crypto';
import { serviceOf } from '../../core/catalog/service.ts';
import { homeRegion } from '../../core/console/partition.ts';
import { AppError } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import { templateObjectUrl } from '../../core/template/launchUrl.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import type { AppContext } from '../context.ts';
import { type StackChoice, stackOf } from './stack.ts';

const s3 = serviceOf<typeof import('@aws-sdk/client-s3')>({ id: 's3', label: 'S3' });

/**
 * Puts the template, private, into a bucket of the profile's own account; the same template goes to the same place.
 * CloudFormation reads it with the permissions of whoever launches the stack. The parameters travel in the launch URL.
 * @throws AppError BAD_INPUT for what cannot be a bucket; AwsFailure
 */
export async function uploadTemplate(
  ctx: AppContext,
  target: StackChoice & { readonly bucket: string; readonly profile: string | null },
  signal: AbortSignal,
): Promise<{ readonly templateUrl: string }> {
  const bucket = target.bucket.trim();
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new AppError('BAD_INPUT', `This is no name of an S3 bucket: ${bucket}`, {
      hint: 'Give the name of a bucket of your own: 3 to 63 lower-case letters, digits, dots and hyphens.',
    });
  }
  const stack = await stackOf(ctx, target);
  const { templateFile } = stackTemplates[target.template];
  const body = await ctx.templates.read(templateFile);
  const key = `panther-cloud-security/${createHash('sha256').update(body).digest('hex').slice(0, 12)}/${templateFile}`;
  const session = await ctx.aws.operator({ profile: target.profile, region: stack.region, mfa: ctx.askMfa, signal });
  try {
    const region = await bucketRegion(session, bucket, signal);
    const object = { Bucket: bucket, Key: key, Body: body, ContentType: 'application/yaml' };
    // A bucket of that name that is another's would hand them the template to change.
    await session.call(s3.op('PutObject'), { ...object, ExpectedBucketOwner: session.accountId }, { region, signal });
    return { templateUrl: templateObjectUrl(bucket, region, key) };
  } finally {
    session.close();
  }
}

async function bucketRegion(session: AwsSession, bucket: string, signal: AbortSignal): Promise<string> {
  const { LocationConstraint: location } = await session.call(
    s3.op('GetBucketLocation'),
    { Bucket: bucket, ExpectedBucketOwner: session.accountId },
    { region: homeRegion(session.partition), signal },
  );
  // The oldest regions have names of their own: none for us-east-1, EU for eu-west-1.
  if (!location) return 'us-east-1';
  return location === 'EU' ? 'eu-west-1' : location;
}
