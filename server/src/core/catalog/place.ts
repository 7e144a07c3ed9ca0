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

/**
 * The id of a resource that has no ARN: `account:region:Type`, with an empty region for account-wide ones. Where there
 * can be many, `id` follows after a slash.
 */
export function pantherId(place: Place, type: string, id?: string): string {
  const one = `${place.accountId}:${place.region === 'global' ? '' : place.region}:${type}`;
  return id === undefined ? one : `${one}/${id}`;
}

/** All that follows the first slash of the ARN (or id): names that may themselves hold slashes and colons. */
export function afterSlash(ref: ResourceRef): string {
  return ref.resourceId.slice(ref.resourceId.indexOf('/') + 1);
}

/** The last part of the ARN: a user's name without its path, an instance's id, a function's name. */
export function lastPart(ref: ResourceRef): string {
  return lastPartOf(ref.resourceId);
}

export function lastPartOf(text: string): string {
  return text.split(/[/:]/).at(-1) ?? text;
}

/** The id beside the ARN, which AWS ends the ARN with. */
export function idOf(ref: ResourceRef): string {
  return ref.id ?? lastPart(ref);
}

/** The name, where AWS ends the ARN with it. */
export function nameOf(ref: ResourceRef): string {
  return ref.name ?? lastPart(ref);
}
