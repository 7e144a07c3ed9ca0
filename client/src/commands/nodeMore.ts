import type { ChangesNode, MoreChangesNode } from '../../../server/src/protocol/history.ts';
import type { InventoryNode, SourceNode } from '../../../server/src/protocol/tree.ts';
import type { Panther } from '../panther.ts';
import type { MoreEventsNode } from '../views/events/node.ts';

/** Loads the next page of a list. */
export async function loadMore(
  panther: Panther,
  node?: SourceNode | InventoryNode | ChangesNode | MoreEventsNode,
): Promise<void> {
  if (node?.kind !== 'more') return;
  if (isOfChanges(node)) return panther.changes.loadMore(node);
  if (!('parent' in node)) return panther.events.loadMore(node);
  // Ids are unique within a tree; only the tree that has the node knows its list.
  await (panther.sources.has(node) ? panther.sources : panther.resources).loadMore(node);
}

function isOfChanges<Node extends { readonly offset: number | string }>(node: Node): node is Node & MoreChangesNode {
  return typeof node.offset === 'string';
}
