/** Two hashes tell whether a resource changed at all, and whether the change is worth remembering. */
import { hash } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import { canonical, stableText } from './canonical.ts';
import { replaceAt } from './paths.ts';
import type { StoredResource } from './resource.ts';

/** What of a resource is compared and kept in its history. (An interface would not count as JSON.) */
export type Document = {
  readonly arn: string | null;
  readonly id: string | null;
  readonly name: string | null;
  /** Null: not known. */
  readonly tags: Readonly<Record<string, string>> | null;
  readonly timeCreated: string | null;
  readonly attributes: JsonObject;
};

export type DocumentFields = Pick<StoredResource, 'arn' | 'id' | 'name' | 'tags' | 'timeCreated' | 'attributes'>;

export function documentOf(resource: DocumentFields): Document {
  const { arn, id, name, tags, timeCreated, attributes } = resource;
  return { arn, id, name, tags, timeCreated, attributes };
}

/** The document without the paths whose changes are no history (last use, counters, statistics). */
export function durable(document: Document, volatile: readonly string[]): Document {
  if (volatile.length === 0) return document;
  return { ...document, attributes: replaceAt(document.attributes, volatile, () => undefined) };
}

/** SHA-256, hexadecimal. */
export function hashDocument(document: Document): string {
  return hash('sha256', stableText(canonical(document)));
}
