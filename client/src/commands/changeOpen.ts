import * as vscode from 'vscode';
import type { ChangeGroupNode, ChangeNode } from '../../../server/src/protocol/history.ts';
import { showChange, showChanges, showVersion } from '../flows/showChange.ts';
import type { Panther } from '../panther.ts';
import { showStatus } from '../ui/messages.ts';
import { oneLine } from '../ui/text.ts';

/** What was before and after a change. */
export async function openChange(_: Panther, node?: ChangeNode): Promise<void> {
  if (node?.kind === 'change') await showChange(node.change);
}

/** The whole document that a change led to; of a resource that was deleted, its last. */
export async function openChangedDocument(_: Panther, node?: ChangeNode): Promise<void> {
  if (node?.kind === 'change') await showVersion(node.change);
}

/** The newest changes of a group below each other. */
export async function openAllChanges(panther: Panther, group?: ChangeGroupNode): Promise<void> {
  if (group?.kind !== 'changeGroup') return;
  const { changes, all } = await panther.changes.changesOf(group);
  if (changes.length === 0) return;
  await showChanges(oneLine(group.label), changes);
  if (!all) showStatus(vscode.l10n.t('These are the newest {0} changes.', changes.length));
}
