import * as vscode from 'vscode';
import type { AccountTarget } from '../contributions.ts';
import { isTypeName, pickType } from '../flows/places.ts';
import { runUserScan } from '../flows/userScan.ts';
import type { Panther } from '../panther.ts';
import { groupOf, targetAccountId } from './targets.ts';

export async function scanType(panther: Panther, target?: AccountTarget): Promise<void> {
  const title = vscode.l10n.t('Scan Type');
  const accountId = await targetAccountId(panther, target, title);
  if (accountId === undefined) return;
  const group = groupOf(target);
  const type = isTypeName(group?.type) ? group.type : await pickType(panther, title);
  if (type === undefined) return;
  const region = group?.region ?? undefined;
  await runUserScan(panther, { kind: 'type', accountId, type, ...(region === undefined ? {} : { region }) });
}
