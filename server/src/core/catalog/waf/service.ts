import { serviceOf } from '../service.ts';

// WAF Classic, in front of CloudFront and in a region, and its successor.
export const waf = serviceOf<typeof import('@aws-sdk/client-waf')>({ id: 'waf', label: 'WAF Classic' });
export const wafRegional = serviceOf<typeof import('@aws-sdk/client-waf-regional')>({
  id: 'waf-regional',
  label: 'WAF Classic',
});
export const wafv2 = serviceOf<typeof import('@aws-sdk/client-wafv2')>({ id: 'wafv2', label: 'WAF' });

export const gone = ['WAFNonexistentItemException'];

/** The most that the calls of these services take. */
export const pageSize = 100;
