import * as vscode from 'vscode';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { resourceUri } from '../documents/uri.ts';
import type { Panther } from '../panther.ts';
import { openDocument } from '../ui/documents.ts';
import { showInformation } from '../ui/messages.ts';

/** Selects a resource in the tree and previews its document. */
export async function showResource(panther: Panther, key: ResourceKey): Promise<void> {
  const inTree = await panther.resources.reveal(key, { focus: false });
  await openDocument(resourceUri(key), { preview: true });
  if (!inTree && panther.resources.filter !== null) void offerToClearFilter(panther, key);
}

async function offerToClearFilter(panther: Panther, key: ResourceKey): Promise<void> {
  const clear = vscode.l10n.t('Clear Filter');
  const answer = await showInformation(vscode.l10n.t('The filter of the resource tree hides this resource.'), [clear]);
  if (answer !== clear) return;
  await panther.resources.setFilter(null);
  await panther.resources.reveal(key, { focus: false });
}
