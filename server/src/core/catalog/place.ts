import type { Place, ResourceRef } from './types.ts';

/** An ARN in the place's partition. `region` is empty for global services; `accountId` is empty for buckets. */
export function arn(
  place: Place,
  service: string,
  resource: string,
  at: { readonly region?: string; readonly accountId?: string } = {},
): string {
  const region = at.region ?? (place.region === 'global' ? '' : place.region);
  return `arn:${place.partition}:${service}:${region}:${at.accountId ?? place.accountId}:${resource}`;
}

/** The id of a resource that has no ARN: `account:region:Type`, with an empty region for account-wide ones. */
export function pantherId(place: Place, type: string): string {
  return `${place.accountId}:${place.region === 'global' ? '' : place.region}:${type}`;
}

/** The last part of the ARN: a user's name without its path, an instance's id, a function's name. */
export function lastPart(ref: ResourceRef): string {
  return ref.resourceId.split(/[/:]/).at(-1) ?? ref.resourceId;
}
