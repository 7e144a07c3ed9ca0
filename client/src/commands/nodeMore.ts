import type { InventoryNode, SourceNode } from '../../../server/src/protocol/tree.ts';
import type { Panther } from '../panther.ts';

/** Loads the next page of a list. */
export async function loadMore(panther: Panther, node?: SourceNode | InventoryNode): Promise<void> {
  if (node?.kind !== 'more') return;
  // Ids are unique within a tree; only the tree that has the node knows its list.
  await (panther.sources.has(node) ? panther.sources : panther.resources).loadMore(node);
}
