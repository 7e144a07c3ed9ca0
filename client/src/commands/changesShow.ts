import * as vscode from 'vscode';
import type { InventoryNode } from '../../../server/src/protocol/tree.ts';
import { type AccountTarget, views } from '../contributions.ts';
import { askChanges } from '../flows/changesFlow.ts';
import type { Panther } from '../panther.ts';
import type { AskedChanges } from '../views/changes/provider.ts';
import { accountIdOf } from './targets.ts';

/** Shows what changed, in an account or in all, in a span of time. `since`: without asking. */
export async function showChanges(
  panther: Panther,
  target?: AccountTarget,
  _selection?: readonly InventoryNode[],
  since?: string,
): Promise<void> {
  const accountId = accountIdOf(target);
  const asked =
    typeof since === 'string'
      ? { since, until: null, accountIds: accountId === undefined ? null : [accountId], words: since }
      : await askChanges(panther, accountId);
  if (asked !== undefined) await show(panther, asked);
}

/** The same span again, up to now if it was so. */
export async function refreshChanges(panther: Panther): Promise<void> {
  const { shown } = panther.changes;
  if (shown !== null) await panther.changes.show(shown);
}

async function show(panther: Panther, asked: AskedChanges): Promise<void> {
  await panther.changes.show(asked);
  // The view is there as soon as the context says so.
  await vscode.commands.executeCommand(`${views.changes}.focus`);
}
