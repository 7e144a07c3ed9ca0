import * as vscode from 'vscode';
import type { ResourceSelection, ResourceTarget } from '../contributions.ts';
import { whoLine } from '../flows/historyText.ts';
import { pickChange } from '../flows/pickChange.ts';
import { showChange } from '../flows/showChange.ts';
import type { Panther } from '../panther.ts';
import { targetResources } from './targets.ts';

/** Lists who changed a resource, and compares what was before and after the change that is chosen. */
export async function showWho(panther: Panther, target?: ResourceTarget, selection?: ResourceSelection): Promise<void> {
  const title = vscode.l10n.t('Who Changed This?');
  const [key] = await targetResources(panther, target, selection, title);
  if (key === undefined) return;
  const change = await pickChange(panther, key, {
    title,
    titleOf: (name, count) => vscode.l10n.t('Who changed {0}? ({1})', name, count),
    line: whoLine,
  });
  if (change !== undefined) await showChange(change);
}
