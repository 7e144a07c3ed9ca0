import type { CatalogType } from '../../core/catalog/types.ts';
import { isPending, type StoredResource } from '../../core/inventory/resource.ts';
import { cleanText } from '../../core/inventory/text.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import type { Unseen } from '../../core/inventory/unseen.ts';
import { type GroupField, resourceNodeId } from '../../core/tree/nodeId.ts';
import { relativeTime } from '../../core/tree/relativeTime.ts';
import type { KnownAccount } from '../../core/tree/scope.ts';
import { joined, plural } from '../../core/tree/words.ts';
import type { ResourceNode } from '../../protocol/tree.ts';
import { isLately, type ResourceNews } from './resourceNews.ts';

export interface ResourcePlace {
  /** The fields of the groups above: what they say, the node does not repeat. */
  readonly groupBy: readonly GroupField[];
  readonly accounts: readonly KnownAccount[];
  readonly catalog: readonly CatalogType[];
  readonly now: number;
  readonly unseenOf: (resource: StoredResource) => Unseen | null;
  readonly newsOf: (resource: StoredResource) => ResourceNews;
}

/** `deploy-bot   changed 4 min ago by alice`. */
export function resourceNode(resource: StoredResource, place: ResourcePlace): ResourceNode {
  const { accountId, region, type, resourceId, id } = resource;
  const unseen = place.unseenOf(resource);
  const news = place.newsOf(resource);
  const label = resourceTitle(resource);
  const entry = place.catalog.find((candidate) => candidate.type === type);
  return {
    kind: 'resource',
    id: resourceNodeId(resource),
    label,
    description: joined(
      news.changing ? 'changing...' : null,
      // A tag is no name: two may have the same, so the id stays in sight.
      resource.name === null && id !== null && id !== label ? id : null,
      ...where(resource, entry, place),
      changedWords(resource, news, place.now),
      unseen === null ? null : `last seen ${relativeTime(unseen.since, place.now)}`,
      unreadWords(resource),
    ),
    icon: entry?.icon ?? 'symbol-misc',
    tone: 'normal',
    expandable: false,
    key: { accountId, region, type, resourceId },
  };
}

function unreadWords(resource: StoredResource): string | null {
  const { notRead } = resource;
  if (isPending(resource)) return 'details not read yet';
  return notRead.length > 0 ? plural(notRead.length, 'part not read', 'parts not read') : null;
}

function where(
  { accountId, region, type }: StoredResource,
  entry: CatalogType | undefined,
  { groupBy, accounts }: ResourcePlace,
): readonly (string | null)[] {
  return [
    groupBy.includes('account') ? null : (accounts.find(({ id }) => id === accountId)?.name ?? accountId),
    groupBy.includes('region') ? null : region,
    groupBy.includes('type') ? null : (entry?.label ?? type),
  ];
}

function changedWords(resource: StoredResource, { actor }: ResourceNews, now: number): string | null {
  if (!isLately(resource, now)) return null;
  const changed = `changed ${relativeTime(resource.changedAt, now)}`;
  return actor === null ? changed : `${changed} by ${cleanText(actor, 100)}`;
}
