import * as vscode from 'vscode';
import type { AccountTarget } from '../contributions.ts';
import { runUserScan } from '../flows/userScan.ts';
import type { Panther } from '../panther.ts';
import { targetAccountId } from './targets.ts';

export async function scanAccount(panther: Panther, target?: AccountTarget): Promise<void> {
  const accountId = await targetAccountId(panther, target, vscode.l10n.t('Scan Account'));
  if (accountId !== undefined) await runUserScan(panther, { kind: 'account', accountId });
}
