import * as vscode from 'vscode';
import type { ResourceSelection, ResourceTarget } from '../contributions.ts';
import { changeLine } from '../flows/historyText.ts';
import { pickChange } from '../flows/pickChange.ts';
import { showChange } from '../flows/showChange.ts';
import type { Panther } from '../panther.ts';
import { targetResources } from './targets.ts';

/** Lists what changed in a resource, and compares what was before and after the change that is chosen. */
export async function showHistory(
  panther: Panther,
  target?: ResourceTarget,
  selection?: ResourceSelection,
): Promise<void> {
  const title = vscode.l10n.t('Show History');
  const [key] = await targetResources(panther, target, selection, title);
  if (key === undefined) return;
  const titleOf = (name: string, count: string) => vscode.l10n.t('History of {0} ({1})', name, count);
  const change = await pickChange(panther, key, { title, titleOf, line: changeLine });
  if (change !== undefined) await showChange(change);
}
