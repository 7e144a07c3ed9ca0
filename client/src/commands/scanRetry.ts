import * as vscode from 'vscode';
import type { AccountTarget } from '../contributions.ts';
import { isTypeName } from '../flows/places.ts';
import { runUserScan } from '../flows/userScan.ts';
import type { Panther } from '../panther.ts';
import { targetAccountId } from './targets.ts';

/** Scans again what failed: one cell, or all of an account's. */
export async function retryFailed(panther: Panther, target?: AccountTarget): Promise<void> {
  const accountId = await targetAccountId(panther, target, vscode.l10n.t('Retry Failed Cells'));
  if (accountId === undefined) return;
  if (typeof target === 'object' && target.kind === 'cell' && isTypeName(target.type)) {
    const { type, region } = target;
    await runUserScan(panther, { kind: 'type', accountId, type, region });
    return;
  }
  await runUserScan(panther, { kind: 'failed', accountId });
}
