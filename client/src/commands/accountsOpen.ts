import * as vscode from 'vscode';
import { getAccounts } from '../../../server/src/protocol/accounts.ts';
import type { Panther } from '../panther.ts';
import { openFileAt } from '../ui/documents.ts';
import { confirm } from '../ui/messages.ts';

export async function openAccountsFile(panther: Panther): Promise<void> {
  const { path, exists, problem } = await panther.server.request(getAccounts, null);
  if (!exists) {
    const question = vscode.l10n.t('There is no accounts file yet.');
    const detail = vscode.l10n.t('{0} is made when the first account is added.', path);
    const add = vscode.l10n.t('Add Account...');
    if (await confirm(question, detail, add)) await vscode.commands.executeCommand('panther.account.add');
    return;
  }
  await openFileAt({ path, line: problem?.line ?? 1, column: problem?.column ?? 1 });
}
