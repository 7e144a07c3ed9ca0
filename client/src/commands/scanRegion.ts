import * as vscode from 'vscode';
import type { AccountTarget } from '../contributions.ts';
import { pickRegion } from '../flows/places.ts';
import { runUserScan } from '../flows/userScan.ts';
import type { Panther } from '../panther.ts';
import { groupOf, targetAccountId } from './targets.ts';

export async function scanRegion(panther: Panther, target?: AccountTarget): Promise<void> {
  const title = vscode.l10n.t('Scan Region');
  const accountId = await targetAccountId(panther, target, title);
  if (accountId === undefined) return;
  const region = groupOf(target)?.region ?? (await pickRegion(panther, accountId, title));
  if (region !== undefined) await runUserScan(panther, { kind: 'region', accountId, region });
}
