import * as vscode from 'vscode';
import { saveAccount } from '../../../server/src/protocol/accounts.ts';
import type { AccountTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { targetAccount } from './targets.ts';

export async function enableAccount(panther: Panther, target?: AccountTarget): Promise<void> {
  await setEnabled(panther, target, true, vscode.l10n.t('Enable Account'));
}

export async function disableAccount(panther: Panther, target?: AccountTarget): Promise<void> {
  await setEnabled(panther, target, false, vscode.l10n.t('Disable Account'));
}

async function setEnabled(
  panther: Panther,
  target: AccountTarget | undefined,
  enabled: boolean,
  title: string,
): Promise<void> {
  const account = await targetAccount(panther, target, title, (candidate) => candidate.enabled !== enabled);
  if (account !== undefined) await panther.server.request(saveAccount, { ...account, enabled });
}
