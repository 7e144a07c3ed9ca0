/** What changed between two documents, readable. */
import { create } from 'jsondiffpatch';
import type { Json } from '../json.ts';
import { stableText } from './canonical.ts';
import type { Document } from './hash.ts';

/** A jsondiffpatch delta; null: nothing changed. List items are matched by their own ids, not by position. */
export function diffDocuments(before: Document, after: Document): Json {
  const patcher = create({ objectHash, arrays: { detectMove: true, includeValueOnMove: false } });
  const delta = patcher.diff(fields(before), fields(after));
  return (delta ?? null) as Json;
}

function fields(document: Document): object {
  return { name: document.name, tags: document.tags, attributes: document.attributes };
}

function objectHash(item: object): string {
  for (const field of ['Key', 'GroupId', 'DeviceName', 'Id']) {
    const value: unknown = (item as Readonly<Record<string, unknown>>)[field];
    if (typeof value === 'string') return `${field}=${value}`;
  }
  return stableText(item as Json);
}
