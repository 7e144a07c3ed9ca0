import * as vscode from 'vscode';
import { verifyAccount } from '../../../server/src/protocol/accounts.ts';
import type { AccountTarget } from '../contributions.ts';
import { checkLines, checksResult } from '../flows/roleText.ts';
import type { Panther } from '../panther.ts';
import { showInformation, showWarning } from '../ui/messages.ts';
import { withNotification } from '../ui/progress.ts';
import { targetAccount } from './targets.ts';

export async function checkAccount(panther: Panther, target?: AccountTarget): Promise<void> {
  const account = await targetAccount(panther, target, vscode.l10n.t('Check Account'));
  if (account === undefined) return;
  const title = vscode.l10n.t('Checking the roles of {0}', account.name);
  const checks = await withNotification(title, (_, signal) => panther.server.request(verifyAccount, account, signal));
  panther.sources.refresh(null);
  if (checks.every((check) => check.status !== 'failed' && check.warning === null)) {
    void showInformation(checksResult(account.name, checks, vscode.l10n.t));
    return;
  }
  await showWarning(`${account.name}: ${checkLines(checks, vscode.l10n.t).join(' ')}`);
}
