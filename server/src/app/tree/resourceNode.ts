import type { CatalogType } from '../../core/catalog/types.ts';
import type { StoredResource } from '../../core/inventory/resource.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import { type GroupField, resourceNodeId } from '../../core/tree/nodeId.ts';
import { relativeTime } from '../../core/tree/relativeTime.ts';
import type { KnownAccount } from '../../core/tree/scope.ts';
import { joined, plural } from '../../core/tree/words.ts';
import type { ResourceNode } from '../../protocol/tree.ts';

const week = 7 * 24 * 3_600_000;

export interface ResourcePlace {
  /** The fields of the groups above: what they say, the node does not repeat. */
  readonly groupBy: readonly GroupField[];
  readonly accounts: readonly KnownAccount[];
  readonly catalog: readonly CatalogType[];
  readonly now: number;
}

/** `deploy-bot   changed 4 min ago`. */
export function resourceNode(resource: StoredResource, place: ResourcePlace): ResourceNode {
  const { accountId, region, type, resourceId, id, notRead } = resource;
  const label = resourceTitle(resource);
  const entry = place.catalog.find((candidate) => candidate.type === type);
  return {
    kind: 'resource',
    id: resourceNodeId(resource),
    label,
    description: joined(
      // A tag is no name: two may have the same, so the id stays in sight.
      resource.name === null && id !== null && id !== label ? id : null,
      ...where(resource, entry, place),
      changedWords(resource, place.now),
      notRead.length > 0 ? plural(notRead.length, 'part not read', 'parts not read') : null,
    ),
    icon: entry?.icon ?? 'symbol-misc',
    tone: 'normal',
    expandable: false,
    key: { accountId, region, type, resourceId },
  };
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

/** A resource that was found lately has not changed: only a difference from what was known is news. */
function changedWords({ firstSeenAt, changedAt }: StoredResource, now: number): string | null {
  return changedAt > firstSeenAt && now - changedAt < week ? `changed ${relativeTime(changedAt, now)}` : null;
}
