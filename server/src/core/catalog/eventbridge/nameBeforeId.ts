import type { ResourceRef } from '../types.ts';

/** Of an ARN that ends in `connection/partner/11111111-2222-...`: `partner`. */
export function nameBeforeId(ref: ResourceRef): string {
  return ref.resourceId.split('/').at(-2) ?? '';
}
