import * as vscode from 'vscode';
import type { AccountTarget } from '../contributions.ts';
import { deployEventsQueue, deployRealTimeEvents } from '../flows/deployRealTime.ts';
import { deployScanRole } from '../flows/deployStack.ts';
import type { Panther } from '../panther.ts';
import { targetAccount } from './targets.ts';

export async function deployStack(panther: Panther, target?: AccountTarget): Promise<void> {
  const account = await targetAccount(panther, target, vscode.l10n.t('Deploy Scan-Role Stack'));
  if (account === undefined) return;
  const deployed = await deployScanRole(panther, account);
  if (deployed) await vscode.commands.executeCommand('panther.account.check', account.id);
}

export async function deployQueue(panther: Panther): Promise<void> {
  await deployEventsQueue(panther);
}

/** @param region known already; a view hands over its selection there */
export async function deployEvents(panther: Panther, target?: AccountTarget, region?: unknown): Promise<void> {
  const account = await targetAccount(panther, target, vscode.l10n.t('Deploy Real-Time Events Stack'));
  if (account !== undefined) {
    await deployRealTimeEvents(panther, account, typeof region === 'string' ? region : null);
  }
}
