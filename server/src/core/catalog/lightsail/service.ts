import { required, tagsOf } from '../fields.ts';
import { serviceOf } from '../service.ts';
import type { ResourceFields, ResourceRef } from '../types.ts';

export const lightsail = serviceOf<typeof import('@aws-sdk/client-lightsail')>({
  id: 'lightsail',
  label: 'Lightsail',
});

/** How Lightsail is asked for the next page. */
export function nextPage(page: {
  readonly nextPageToken?: string | undefined;
}): { readonly pageToken: string } | undefined {
  return page.nextPageToken ? { pageToken: page.nextPageToken } : undefined;
}

interface Listed {
  readonly arn?: string | undefined;
  readonly name?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly tags?: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] | undefined;
}

/** Everything of a resource but its attributes. */
export function named(of: Listed): Omit<ResourceFields, 'attributes'> {
  const arn = required(of.arn, 'arn');
  return {
    resourceId: arn,
    arn,
    name: of.name,
    tags: tagsOf((of.tags ?? []).map(({ key, value }) => ({ Key: key, Value: value }))),
    timeCreated: of.createdAt,
  };
}

/** ARNs have no name in them, and by anything but its name Lightsail finds nothing. */
export function only<Item extends Listed>(items: readonly Item[] | undefined, ref: ResourceRef): Item[] | undefined {
  return items?.filter((item) => item.arn === ref.resourceId);
}
