import { fieldsOf } from './fields.ts';
import { pantherId } from './place.ts';
import type { OutputOf } from './sdk.ts';
import { list, serviceOf } from './service.ts';

const s3Control = serviceOf<typeof import('@aws-sdk/client-s3-control')>({
  id: 's3-control',
  label: 'S3 Control',
  iamPrefix: 's3',
  permissions: { GetPublicAccessBlock: ['GetAccountPublicAccessBlock'] },
});

type Answer = OutputOf<typeof import('@aws-sdk/client-s3-control'), 'GetPublicAccessBlock'>;

interface Item {
  readonly block: NonNullable<Answer['PublicAccessBlockConfiguration']> | null;
}

const type = 'AWS.S3.AccountPublicAccessBlock';

/** What holds for all buckets of an account. Every account has exactly one, which may say that nothing was set. */
export const accountPublicAccessBlock = list(s3Control.op('GetPublicAccessBlock'), {
  input: (place) => ({ AccountId: place.accountId }),
  items: ({ PublicAccessBlockConfiguration: block }): readonly Item[] | undefined => block && [{ block }],
  absent: ['NoSuchPublicAccessBlockConfiguration'],
  whenAbsent: [{ block: null }],
}).as({
  type,
  cfn: null,
  label: 'S3 account public access blocks',
  icon: 'shield',
  scope: 'global',
  consolePath: () => 's3/settings',
  model: ({ block }, _, place) => ({
    resourceId: pantherId(place, type),
    name: type,
    tags: {},
    attributes: fieldsOf(block, ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']),
  }),
});
