/** Two hashes tell whether a resource changed at all, and whether the change is worth remembering. */
import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../json.ts';
import { canonical, stableText } from './canonical.ts';
import { replaceAt } from './paths.ts';

/** What of a resource is compared and kept in its history. */
export interface Document {
  readonly name: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly attributes: JsonObject;
}

/** The document without the paths whose changes are no history (last use, counters, statistics). */
export function durable(document: Document, volatile: readonly string[]): Document {
  if (volatile.length === 0) return document;
  return { ...document, attributes: replaceAt(document.attributes, volatile, () => undefined) };
}

/** SHA-256, hexadecimal. */
export function hashDocument(document: Document): string {
  const json: Json = canonical([document.name, document.tags, document.attributes]);
  return createHash('sha256').update(stableText(json)).digest('hex');
}
