/** What a new observation of a resource does to what the inventory knows. */
import { canonical, canonicalObject, stableText } from './canonical.ts';
import { latestCredible } from './credible.ts';
import { type DocumentDelta, diffDocuments } from './diff.ts';
import {
  type Document,
  type DocumentFields,
  type DocumentText,
  documentOf,
  durable,
  hashDocument,
  hashText,
  textOf,
} from './hash.ts';
import { isPending, type ObservedResource, type StoredResource } from './resource.ts';

export type Merge =
  /** An older observation than the one that the inventory has: it is dropped. */
  | { readonly kind: 'stale' }
  /** All that changes is the time of the last observation, and what was not read. */
  | { readonly kind: 'unchanged'; readonly resource: StoredResource; readonly rewritten: false }
  | ({ readonly resource: StoredResource; readonly text: DocumentText } & (
      | /** `diff`: from the last document before it was deleted; null: it was not known before. */
      { readonly kind: 'created'; readonly diff: DocumentDelta | null }
      | { readonly kind: 'modified'; readonly diff: DocumentDelta }
      /** More is known than before, or it is read in another way; the resource has not changed. */
      | { readonly kind: 'learned'; readonly diff: DocumentDelta }
      /** What changed is no history. */
      | { readonly kind: 'unchanged'; readonly rewritten: true }
    ));

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
  const seen = inOrder(observed, volatile);
  if (previous === null || previous.deletedAt !== null) return created(previous, seen, volatile, at);

  const known = keepUnread(previous, seen);
  const text = textOf(documentOf(known), known.json);
  const fullHash = hashText(text);
  const same = { ...known, fullHash, firstSeenAt: previous.firstSeenAt, deletedAt: null };
  const unchanged = { ...same, durableHash: previous.durableHash, changedAt: previous.changedAt };
  if (fullHash === previous.fullHash) return { kind: 'unchanged', resource: unchanged, rewritten: false };

  // Both as they are read now: the catalogue may call other paths volatile than when `previous` was written.
  const before = durable(documentOf(previous), volatile);
  const after = durable(documentOf(known), volatile);
  const diff = stableText(before) === stableText(after) ? undefined : diffDocuments(before, after);
  const durableHash = hashDocument(after);
  // What completes a resource that was only listed is no change of it.
  if (diff === undefined || isPending(previous)) {
    return { kind: 'unchanged', resource: { ...unchanged, durableHash }, text, rewritten: true };
  }
  // What was written before may be in the order of then.
  if (hashDocument(canonical(completed(before, after))) === durableHash) {
    return { kind: 'learned', resource: { ...unchanged, durableHash }, text, diff };
  }
  return { kind: 'modified', resource: { ...same, durableHash, changedAt: at }, text, diff };
}

/** Whether all that the observation changes is the time of the last one: what is known need not be read whole to tell. */
export function isSame(
  previous: Pick<StoredResource, 'observedAt' | 'fullHash' | 'deletedAt'>,
  observed: ObservedResource,
  volatile: readonly string[],
  at: number,
): boolean {
  if (previous.deletedAt !== null || observed.notRead.length > 0 || isOlder(observed, previous, at)) return false;
  const seen = inOrder(observed, volatile);
  return hashText(textOf(documentOf(seen), seen.json)) === previous.fullHash;
}

function isOlder(observed: ObservedResource, previous: Pick<StoredResource, 'observedAt'>, at: number): boolean {
  return observed.observedAt < previous.observedAt && previous.observedAt <= latestCredible(at);
}

/** Lists that are sets in an order that volatile values do not touch. */
function inOrder(observed: ObservedResource, volatile: readonly string[]): ObservedResource {
  if (!volatile.some((path) => path.includes('*'))) return observed;
  return { ...observed, attributes: canonicalObject(observed.attributes, volatile) };
}

function created(
  previous: StoredResource | null,
  observed: ObservedResource,
  volatile: readonly string[],
  at: number,
): Merge {
  const document = documentOf(observed);
  const after = durable(document, volatile);
  const text = textOf(document, observed.json);
  const fullHash = hashText(text);
  const resource: StoredResource = {
    ...observed,
    fullHash,
    durableHash: after === document ? fullHash : hashDocument(after),
    firstSeenAt: previous?.firstSeenAt ?? at,
    changedAt: at,
    deletedAt: null,
  };
  const before = previous === null ? null : durable(documentOf(previous), volatile);
  return { kind: 'created', resource, text, diff: before === null ? null : (diffDocuments(before, after) ?? {}) };
}

/** Where calls were denied or failed, what they gave before is still the best that is known. */
function keepUnread(previous: StoredResource, observed: ObservedResource): ObservedResource {
  if (observed.notRead.length === 0) return observed;
  return { ...observed, ...filled(observed, previous), name: observed.name ?? previous.name };
}

/**
 * `before` with what it lacked: an attribute that AWS says is absent is null, so one that is missing was not read. What a
 * resource is called may come later too; its name may also be given to it.
 */
function completed(before: Document, after: Document): Document {
  return { ...before, ...filled(before, after) };
}

/** What `known` says, and what `other` does where `known` says nothing. */
function filled(known: DocumentFields, other: DocumentFields): Omit<DocumentFields, 'name'> {
  const attributes = Object.entries({ ...other.attributes, ...known.attributes });
  return {
    arn: known.arn ?? other.arn,
    id: known.id ?? other.id,
    timeCreated: known.timeCreated ?? other.timeCreated,
    tags: known.tags ?? other.tags,
    attributes: Object.fromEntries(attributes.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
