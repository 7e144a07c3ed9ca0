import type { InventoryNode, SourceNode } from '../../../server/src/protocol/tree.ts';
import type { Panther } from '../panther.ts';

export async function refreshSources(panther: Panther, node?: SourceNode): Promise<void> {
  panther.sources.refresh(node ?? null);
  await panther.overview.refresh();
}

export async function refreshResources(panther: Panther, node?: InventoryNode): Promise<void> {
  panther.resources.refresh(node ?? null);
  panther.documents.refresh(null);
  await panther.resources.refreshMessage();
}
