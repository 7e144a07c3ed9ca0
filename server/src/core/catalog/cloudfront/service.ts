import { serviceOf } from '../service.ts';

export const cloudfront = serviceOf<typeof import('@aws-sdk/client-cloudfront')>({
  id: 'cloudfront',
  label: 'CloudFront',
});

/** The most that one page has. */
export const pageSize = 100;
