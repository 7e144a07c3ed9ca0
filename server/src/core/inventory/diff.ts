/** What changed between two documents, readable. */
import { type Delta, diffJson, type FieldsDelta } from './delta.ts';
import type { Document } from './hash.ts';
import { revertJson } from './revert.ts';

export type DocumentDelta = FieldsDelta;

/** Undefined: nothing changed. List items are matched by their own names, not by position. */
export function diffDocuments(before: Document, after: Document): DocumentDelta | undefined {
  const delta: Delta | undefined = diffJson(before, after);
  return delta as DocumentDelta | undefined;
}

/** The document from which `delta` led to `after`. */
export function revertDocument(after: Document, delta: DocumentDelta): Document {
  return revertJson(after, delta) as Document;
}
