import * as vscode from 'vscode';
import type { ResourceSelection, ResourceTarget } from '../contributions.ts';
import { resourceUri } from '../documents/uri.ts';
import type { Panther } from '../panther.ts';
import { openDocument } from '../ui/documents.ts';
import { targetResource, targetResources } from './targets.ts';

/** Opens the documents of resources to stay. */
export async function openResource(
  panther: Panther,
  target?: ResourceTarget,
  selection?: ResourceSelection,
): Promise<void> {
  const keys = await targetResources(panther, target, selection, vscode.l10n.t('Open Resource'));
  for (const key of keys) await openDocument(resourceUri(key), { preview: false });
}

/** Selects the resource of a document in the tree. */
export async function showInTree(panther: Panther, target?: ResourceTarget): Promise<void> {
  const key = await targetResource(panther, target, vscode.l10n.t('Reveal in Resources View'));
  if (key === undefined) return;
  const shown = await panther.resources.reveal(key, { focus: true });
  if (!shown) throw new Error(vscode.l10n.t('The resource tree does not show this resource. Clear its filter.'));
}
