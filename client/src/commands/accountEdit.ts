import * as vscode from 'vscode';
import type { AccountTarget } from '../contributions.ts';
import { editingEntry, runAccountFlow } from '../flows/accountFlow.ts';
import type { Panther } from '../panther.ts';
import { targetAccount } from './targets.ts';

export async function editAccount(panther: Panther, target?: AccountTarget): Promise<void> {
  const title = vscode.l10n.t('Edit Account');
  const account = await targetAccount(panther, target, title);
  if (account !== undefined) await runAccountFlow(panther, title, editingEntry(account));
}
