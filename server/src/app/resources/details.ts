import type { CatalogType } from '../../core/catalog/types.ts';
import { isPending, type StoredResource } from '../../core/inventory/resource.ts';
import { cleanText } from '../../core/inventory/text.ts';
import { resourceTitle } from '../../core/inventory/title.ts';
import type { Unseen } from '../../core/inventory/unseen.ts';
import type { KnownAccount } from '../../core/tree/scope.ts';
import type { ResourceDetails } from '../../protocol/resources.ts';

const maxTags = 10;
const maxText = 256;

export interface DetailsContext {
  readonly accounts: readonly KnownAccount[];
  readonly catalog: readonly CatalogType[];
  /** Absent: nobody looked. */
  readonly unseen?: Unseen | null;
}

/** What a tooltip and a pick list show of a resource. Text from AWS is cut and cleaned, not escaped. */
export function resourceDetails(resource: StoredResource, context: DetailsContext): ResourceDetails {
  const { accounts, catalog, unseen = null } = context;
  const { accountId, region, type, resourceId, arn, id, observedAt, changedAt, notRead } = resource;
  const account = accounts.find((candidate) => candidate.id === accountId);
  const entry = catalog.find((candidate) => candidate.type === type);
  const tags = Object.entries(resource.tags ?? {}).sort(([a], [b]) => a.localeCompare(b));
  return {
    key: { accountId, region, type, resourceId },
    name: resourceTitle(resource),
    typeLabel: entry?.viaCloudControl === true ? `${entry.label} (Cloud Control)` : (entry?.label ?? type),
    icon: entry?.icon ?? 'symbol-misc',
    accountName: account?.name ?? accountId,
    accountLabel: account?.label ?? '',
    arn,
    id,
    lastSeenAt: observedAt,
    changedAt,
    changedBy: null,
    tags: tags
      .slice(0, maxTags)
      .map(([key, value]) => ({ key: cleanText(key, maxText), value: cleanText(value, maxText) })),
    moreTags: Math.max(0, tags.length - maxTags),
    notRead: notRead.length,
    pending: isPending(resource),
    unseen,
  };
}
