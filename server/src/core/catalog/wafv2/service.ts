import type { ResourceRef } from '../types.ts';

/** WAF has everything twice: for the resources of a region, and for CloudFront. */
export interface WafScope {
  readonly Scope: 'REGIONAL' | 'CLOUDFRONT';
  readonly scope: 'regional' | 'global';
}

export const regional: WafScope = { Scope: 'REGIONAL', scope: 'regional' };

export const global: WafScope = { Scope: 'CLOUDFRONT', scope: 'global' };

/** Of an ARN that ends in `regional/webacl/shop/11111111-2222-...`. */
export function nameAndId(ref: ResourceRef): { readonly Name: string; readonly Id: string } {
  const [Name = '', Id = ''] = ref.resourceId.split('/').slice(-2);
  return { Name, Id };
}

/** The console's region of what is CloudFront's is `global`. */
export function wafPage({ scope }: WafScope, kind: string, ref: ResourceRef, rest = ''): string {
  const { Name, Id } = nameAndId(ref);
  const region = scope === 'global' ? 'global' : ref.region;
  return `wafv2/homev2/${kind}/${Name}/${Id}${rest}?region=${region}`;
}
