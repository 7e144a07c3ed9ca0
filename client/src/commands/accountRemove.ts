import * as vscode from 'vscode';
import { removeAccount as removeRequest } from '../../../server/src/protocol/accounts.ts';
import type { AccountTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { choose } from '../ui/messages.ts';
import { targetAccount } from './targets.ts';

export async function removeAccount(panther: Panther, target?: AccountTarget): Promise<void> {
  const account = await targetAccount(panther, target, vscode.l10n.t('Remove Account'));
  if (account === undefined) return;
  const forget = vscode.l10n.t('Remove and Forget Inventory');
  const keep = vscode.l10n.t('Remove, Keep Inventory');
  const question = vscode.l10n.t('Remove the account {0} ({1})?', account.name, account.id);
  const detail = vscode.l10n.t(
    'It is removed from the accounts file and not scanned any more. Nothing changes in AWS: the stack panther-cloudsec-setup and its roles stay in account {0} until you delete them there.',
    account.id,
  );
  const answer = await choose(question, detail, [keep, forget]);
  if (answer === undefined) return;
  await panther.server.request(removeRequest, { id: account.id, forgetInventory: answer === forget });
}
