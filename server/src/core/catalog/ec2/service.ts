import { lastPart } from '../place.ts';
import { serviceOf } from '../service.ts';
import type { ResourceRef } from '../types.ts';

export const ec2 = serviceOf<typeof import('@aws-sdk/client-ec2')>({ id: 'ec2', label: 'EC2' });

/** Unpaged describe calls get the smallest share of EC2's request rate; much larger pages take long to parse. */
export const pageSize = 200;

/** The id that EC2's calls take, for example `i-0abc`. */
export function ec2Id(ref: ResourceRef): string {
  return ref.id ?? lastPart(ref);
}

/** A shared network, and an image of somebody else, has its owner's account in its ARN. */
export function ownedBy(ownerId: string | undefined): { readonly accountId?: string } {
  return ownerId === undefined ? {} : { accountId: ownerId };
}
