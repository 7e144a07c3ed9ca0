/** Tags of a whole region's resources in a few calls, for services whose own calls give them one resource at a time. */
import { listedIn } from './fields.ts';
import type { OutputOf } from './sdk.ts';
import { serviceOf } from './service.ts';
import type { Place } from './types.ts';

const tagging = serviceOf<typeof import('@aws-sdk/client-resource-groups-tagging-api')>({
  id: 'resource-groups-tagging-api',
  label: 'Resource Groups Tagging',
  iamPrefix: 'tag',
});

type Page = OutputOf<typeof import('@aws-sdk/client-resource-groups-tagging-api'), 'GetResources'>;

export type TagsByArn = ReadonlyMap<string, Readonly<Record<string, string>>>;

export const getTaggedResources = tagging.op('GetResources');

/**
 * What a `.shared('tags', getTaggedResources, tagsOfType('sns'))` takes. `type`: a service, or a service and its kind of
 * resource, as the Tagging API names them (`ec2:instance`). It lists only resources that have, or once had, tags.
 */
export function tagsOfType(type: string): {
  readonly input: { readonly ResourceTypeFilters: string[]; readonly ResourcesPerPage: number };
  readonly index: (pages: readonly Page[]) => TagsByArn;
} {
  return {
    input: { ResourceTypeFilters: [type], ResourcesPerPage: 100 },
    index: (pages) =>
      new Map(
        listedIn(pages, (page) => page.ResourceTagMappingList).map(({ ResourceARN, Tags }) => [
          ResourceARN ?? '',
          Object.fromEntries((Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
        ]),
      ),
  };
}

/** The tags of one resource: {} where it has none, undefined where they were not read. */
export function tagsAt(tags: TagsByArn | null | undefined, arn: string): Readonly<Record<string, string>> | undefined {
  return tags === undefined ? undefined : (tags?.get(arn) ?? {});
}

/**
 * The tags of one resource of a global service, where the cell asked in its partition's home region. In China they are
 * kept in another one.
 */
export function globalTagsAt(
  tags: TagsByArn | null | undefined,
  arn: string,
  place: Place,
): Readonly<Record<string, string>> | undefined {
  return place.partition === 'aws-cn' ? undefined : tagsAt(tags, arn);
}
