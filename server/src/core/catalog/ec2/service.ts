import { tagsOf } from '../fields.ts';
import { arn, lastPart } from '../place.ts';
import { serviceOf } from '../service.ts';
import type { Place, ResourceFields, ResourceRef } from '../types.ts';

export const ec2 = serviceOf<typeof import('@aws-sdk/client-ec2')>({ id: 'ec2', label: 'EC2' });

/** Unpaged describe calls get the smallest share of EC2's request rate; much larger pages take long to parse. */
export const pageSize = 200;

/** What AWS services run in an account can be hidden from its lists: it is there all the same. */
export const withHidden = { IncludeManagedResources: true };

/** The id that EC2's calls take, for example `i-0abc`. */
export function ec2Id(ref: ResourceRef): string {
  return ref.id ?? lastPart(ref);
}

/** AWS takes so many values in a filter. Unlike a list of ids, a filter leaves out what is gone. */
const filterSize = 200;

/** Many looked up in one call, by the filter that has their ids. */
export function manyBy<More extends object>(filter: string, more: More = {} as More) {
  return {
    size: filterSize,
    input: (refs: readonly ResourceRef[]) => ({ Filters: [{ Name: filter, Values: refs.map(ec2Id) }], ...more }),
  };
}

/** A shared network, and an image of somebody else, has its owner's account in its ARN. */
export function ownedBy(ownerId: string | undefined): { readonly accountId?: string } {
  return ownerId === undefined ? {} : { accountId: ownerId };
}

/** What EC2 gives no ARN for and people name by a tag: everything of the resource but its attributes. */
export function namedByTag(
  place: Place,
  kind: string,
  id: string,
  of: { readonly Tags?: Parameters<typeof tagsOf>[0]; readonly OwnerId?: string | undefined },
): Omit<ResourceFields, 'attributes'> {
  const resourceArn = arn(place, 'ec2', `${kind}/${id}`, ownedBy(of.OwnerId));
  const tags = tagsOf(of.Tags ?? null);
  return { resourceId: resourceArn, arn: resourceArn, id, name: tags?.['Name'], tags };
}

/** EC2 goes on listing gateways, connections and endpoints for an hour or so after they are gone. */
export function isDeleted(state: string | undefined): boolean {
  return state?.toLowerCase() === 'deleted';
}
