/** Back in the history of a resource, from its newest document to older ones. */
import type { Change } from '../inventory/change.ts';
import { revertDocument } from '../inventory/diff.ts';
import type { Document } from '../inventory/hash.ts';

/** A resource at one moment of its history. */
export interface Past {
  readonly exists: boolean;
  /** The durable document, of a deleted one the last; null: it is kept no more, or there was none yet. */
  readonly document: Document | null;
}

/** What was before a change, from what was after it. */
export function stateBefore(after: Past, change: Pick<Change, 'kind' | 'diff'>): Past {
  switch (change.kind) {
    case 'created':
      return { exists: false, document: reverted(after, change) };
    case 'deleted':
      return { exists: true, document: after.document };
    case 'modified':
    case 'learned':
      return { exists: true, document: reverted(after, change) };
  }
}

function reverted({ document }: Past, { diff }: Pick<Change, 'diff'>): Document | null {
  return document === null || diff === null ? null : revertDocument(document, diff);
}
