import * as vscode from 'vscode';
import type { ResourceSelection, ResourceTarget } from '../contributions.ts';
import { runUserScan } from '../flows/userScan.ts';
import type { Panther } from '../panther.ts';
import { targetResources } from './targets.ts';

export async function scanResource(
  panther: Panther,
  target?: ResourceTarget,
  selection?: ResourceSelection,
): Promise<void> {
  const keys = await targetResources(panther, target, selection, vscode.l10n.t('Scan Resource'));
  for (const key of keys) await runUserScan(panther, { kind: 'resource', key });
}
