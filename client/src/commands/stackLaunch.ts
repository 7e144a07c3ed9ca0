import * as vscode from 'vscode';
import type { AccountTarget } from '../contributions.ts';
import { launchEventsQueue, launchRealTimeEvents } from '../flows/launchRealTime.ts';
import { launchScanRole } from '../flows/launchStack.ts';
import type { Panther } from '../panther.ts';
import { targetAccount } from './targets.ts';

export async function launchStack(panther: Panther, target?: AccountTarget): Promise<void> {
  const account = await targetAccount(panther, target, vscode.l10n.t('Launch Scan-Role Stack'));
  if (account !== undefined) await launchScanRole(panther, account);
}

export async function launchQueue(panther: Panther): Promise<void> {
  await launchEventsQueue(panther);
}

export async function launchEvents(panther: Panther, target?: AccountTarget): Promise<void> {
  const account = await targetAccount(panther, target, vscode.l10n.t('Launch Real-Time Events Stack'));
  if (account !== undefined) await launchRealTimeEvents(panther, account);
}
