import type { Region } from '../accounts/account.ts';

/** The region that GetBucketLocation means: none stands for us-east-1, `EU` for eu-west-1. */
export function bucketRegion(constraint: string | undefined): Region {
  if (!constraint) return 'us-east-1';
  return constraint === 'EU' ? 'eu-west-1' : constraint;
}
