/** Two hashes tell whether a resource changed at all, and whether the change is worth remembering. */
import { hash } from 'node:crypto';
import type { Json, JsonObject } from '../json.ts';
import { stableText } from './canonical.ts';
import { replaceAt } from './paths.ts';
import type { StoredResource } from './resource.ts';

/** What of a resource is compared and kept in its history. (An interface would not count as JSON.) */
export type Document = {
  readonly arn: string | null;
  readonly attributes: JsonObject;
  readonly id: string | null;
  readonly name: string | null;
  /** Null: not known. */
  readonly tags: Readonly<Record<string, string>> | null;
  readonly timeCreated: string | null;
};

export type DocumentFields = Pick<StoredResource, 'arn' | 'id' | 'name' | 'tags' | 'timeCreated' | 'attributes'>;

/** In canonical form where the attributes and the tags are: its own fields are in their order. */
export function documentOf(resource: DocumentFields): Document {
  const { arn, attributes, id, name, tags, timeCreated } = resource;
  return { arn, attributes, id, name, tags, timeCreated };
}

/** The document without the paths whose changes are no history (last use, counters, statistics). */
export function durable(document: Document, volatile: readonly string[]): Document {
  if (volatile.length === 0) return document;
  return { ...document, attributes: replaceAt(document.attributes, volatile, () => undefined) };
}

/** What stableText makes of a value: to write out a document takes longer than to hash it, or to store it. */
export interface JsonOf {
  readonly of: JsonObject;
  readonly text: string;
}

/** A document as JSON, and those of its parts that are kept by themselves. */
export interface DocumentText {
  /** What stableText makes of it. */
  readonly whole: string;
  readonly attributes: string;
  readonly tags: string;
}

/** `known`: JSON that is there already; it is not used for attributes other than those that it was made of. */
export function textOf(
  { arn, attributes, id, name, tags, timeCreated }: Document,
  known: JsonOf | null = null,
): DocumentText {
  const attributesText = known?.of === attributes ? known.text : stableText(attributes);
  const tagsText = stableText(tags);
  const head = `{"arn":${stableText(arn)},"attributes":${attributesText},"id":${stableText(id)}`;
  const whole = `${head},"name":${stableText(name)},"tags":${tagsText},"timeCreated":${stableText(timeCreated)}}`;
  return { whole, attributes: attributesText, tags: tagsText };
}

export function hashText({ whole }: DocumentText): string {
  return hash('sha256', whole);
}

/** SHA-256, hexadecimal. `document`: in canonical form; else the same resource may have another hash. */
export function hashDocument(document: Json): string {
  return hash('sha256', stableText(document));
}
