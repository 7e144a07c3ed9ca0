import type { CatalogType } from '../../core/catalog/types.ts';
import type { StoredResource } from '../../core/inventory/resource.ts';
import { cleanText } from '../../core/inventory/text.ts';
import { type GroupField, resourceNodeId } from '../../core/tree/nodeId.ts';
import { relativeTime } from '../../core/tree/relativeTime.ts';
import type { KnownAccount } from '../../core/tree/scope.ts';
import { joined, plural } from '../../core/tree/words.ts';
import type { ResourceNode } from '../../protocol/tree.ts';

const week = 7 * 24 * 3_600_000;
const maxName = 200;

export interface ResourcePlace {
  /** The fields of the groups above: what they say, the node does not repeat. */
  readonly groupBy: readonly GroupField[];
  readonly accounts: readonly KnownAccount[];
  readonly catalog: readonly CatalogType[];
  readonly now: number;
}

/** `deploy-bot   changed 4 min ago`. */
export function resourceNode(resource: StoredResource, place: ResourcePlace): ResourceNode {
  const { accountId, region, type, resourceId, notRead } = resource;
  const entry = place.catalog.find((candidate) => candidate.type === type);
  return {
    kind: 'resource',
    id: resourceNodeId(resource),
    label: resourceName(resource),
    description: joined(
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

/** What a person calls the resource: never empty, on one line. */
export function resourceName({ name, id, resourceId }: Pick<StoredResource, 'name' | 'id' | 'resourceId'>): string {
  return [name, id, resourceId].map((text) => cleanText(text ?? '', maxName).trim()).find((text) => text !== '') ?? '?';
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
