import * as vscode from 'vscode';
import { type AccountPrefill, newEntry, runAccountFlow } from '../flows/accountFlow.ts';
import { ensureMaster } from '../flows/masterFlow.ts';
import type { Panther } from '../panther.ts';

export async function addAccount(panther: Panther, prefill?: AccountPrefill): Promise<void> {
  if (!(await ensureMaster(panther))) return;
  await runAccountFlow(panther, vscode.l10n.t('Add Account'), newEntry(prefill ?? {}));
}
