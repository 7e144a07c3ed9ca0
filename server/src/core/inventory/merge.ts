/** What a new observation of a resource does to what the inventory knows. */
import type { Json, JsonObject } from '../json.ts';
import { latestCredible } from './credible.ts';
import { diffDocuments } from './diff.ts';
import { durable, hashDocument } from './hash.ts';
import type { ObservedResource, StoredResource } from './resource.ts';

export type Merge =
  /** An older observation than the one that the inventory has: it is dropped. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'created'; readonly resource: StoredResource }
  | { readonly kind: 'modified'; readonly resource: StoredResource; readonly diff: Json }
  /** What is no history may still have changed; then it is `rewritten`. */
  | { readonly kind: 'unchanged'; readonly resource: StoredResource; readonly rewritten: boolean };

/**
 * `previous` may be a deleted one: seen again, it is created anew. `at`: the time of writing, in epoch milliseconds;
 * observedAt orders observations, `at` tells people when something was noticed.
 */
export function merge(
  previous: StoredResource | null,
  observed: ObservedResource,
  volatile: readonly string[],
  at: number,
): Merge {
  if (previous !== null && isOlder(observed, previous, at)) return { kind: 'stale' };
  if (previous === null || previous.deletedAt !== null) return created(previous, observed, volatile, at);

  const known = keepUnread(previous, observed);
  const fullHash = hashDocument(known);
  const changed = fullHash !== previous.fullHash;
  const after = durable(known, volatile);
  const durableHash = changed ? hashDocument(after) : previous.durableHash;
  const worthHistory = durableHash !== previous.durableHash;
  const resource: StoredResource = {
    ...known,
    fullHash,
    durableHash,
    firstSeenAt: previous.firstSeenAt,
    changedAt: worthHistory ? at : previous.changedAt,
    deletedAt: null,
  };
  if (!worthHistory) return { kind: 'unchanged', resource, rewritten: changed };
  return { kind: 'modified', resource, diff: diffDocuments(durable(previous, volatile), after) };
}

function isOlder(observed: ObservedResource, previous: StoredResource, at: number): boolean {
  return observed.observedAt < previous.observedAt && previous.observedAt <= latestCredible(at);
}

function created(
  previous: StoredResource | null,
  observed: ObservedResource,
  volatile: readonly string[],
  at: number,
): Merge {
  const known = { ...observed, tags: observed.tags ?? {} };
  return {
    kind: 'created',
    resource: {
      ...known,
      fullHash: hashDocument(known),
      durableHash: hashDocument(durable(known, volatile)),
      firstSeenAt: previous?.firstSeenAt ?? at,
      changedAt: at,
      deletedAt: null,
    },
  };
}

/** Where calls were denied or failed, what they gave before is still the best that is known. */
function keepUnread(
  previous: StoredResource,
  observed: ObservedResource,
): ObservedResource & Pick<StoredResource, 'tags'> {
  if (observed.notRead.length === 0) return { ...observed, tags: observed.tags ?? {} };
  return {
    ...observed,
    name: observed.name ?? previous.name,
    id: observed.id ?? previous.id,
    arn: observed.arn ?? previous.arn,
    timeCreated: observed.timeCreated ?? previous.timeCreated,
    tags: observed.tags ?? previous.tags,
    attributes: sortedUnion(previous.attributes, observed.attributes),
  };
}

function sortedUnion(before: JsonObject, after: JsonObject): JsonObject {
  const all = { ...before, ...after };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
