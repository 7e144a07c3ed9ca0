import { AppError, AwsFailure } from '../../core/errors.ts';
import { bucketRegion } from '../../core/regions/bucketRegion.ts';
import { homeRegion } from '../../core/regions/partition.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import { bucketName, s3, templateKey, templateObjectUrl } from '../../core/template/templateObject.ts';
import type { AppContext } from '../context.ts';
import { type StackChoice, stackOf } from './stack.ts';

/**
 * Puts the template, private, into a bucket of the profile's own account. CloudFormation reads it with the permissions
 * of whoever launches the stack. The values of the parameters are not in it: they travel in the launch URL.
 * @throws AppError BAD_INPUT for what cannot be a bucket, NOT_FOUND; AwsFailure
 */
export async function uploadTemplate(
  ctx: AppContext,
  target: StackChoice & { readonly bucket: string; readonly profile: string | null },
  signal: AbortSignal,
): Promise<{ readonly templateUrl: string }> {
  const Bucket = bucketName(target.bucket);
  const stack = await stackOf(ctx, target);
  const { templateFile } = stackTemplates[target.template];
  const Body = await ctx.templates.read(templateFile);
  const Key = templateKey(templateFile, Body);
  const session = await ctx.aws.operator({ profile: target.profile, region: stack.region, mfa: ctx.askMfa, signal });
  try {
    // A bucket of that name that is another's would hand them the template to change.
    const owned = { Bucket, ExpectedBucketOwner: session.accountId };
    const anywhere = { region: homeRegion(session.partition), signal };
    const { LocationConstraint } = await session
      .call(s3.op('GetBucketLocation'), owned, anywhere)
      .catch((error: unknown) => {
        throw error instanceof AwsFailure && error.kind === 'notFound' ? noBucket(Bucket, session.accountId) : error;
      });
    const region = bucketRegion(LocationConstraint);
    const object = { ...owned, Key, Body, ContentType: 'application/yaml' };
    await session.call(s3.op('PutObject'), object, { region, signal });
    return { templateUrl: templateObjectUrl(Bucket, region, Key) };
  } finally {
    session.close();
  }
}

function noBucket(bucket: string, accountId: string): AppError {
  return new AppError('NOT_FOUND', `There is no such bucket: ${bucket}`, {
    accountId,
    hint: `Name a bucket of that account, or make one: aws s3 mb s3://${bucket}.`,
  });
}
