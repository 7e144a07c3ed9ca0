import { moreId } from '../../core/tree/nodeId.ts';
import { formatCount } from '../../core/tree/words.ts';
import type { MoreNode } from '../../protocol/tree.ts';

/** The node behind which the next page is. `parent`: the node whose children are paged; null: the root. */
export function moreNode(parent: string | null, offset: number, total: number): MoreNode {
  return {
    kind: 'more',
    id: moreId(parent, offset),
    label: 'Load more',
    description: `${formatCount(offset)} of ${formatCount(total)}`,
    icon: 'ellipsis',
    tone: 'muted',
    expandable: false,
    parent: parent ?? '',
    offset,
  };
}
