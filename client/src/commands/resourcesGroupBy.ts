import * as vscode from 'vscode';
import type { GroupBy } from '../../../server/src/protocol/tree.ts';
import type { Panther } from '../panther.ts';
import { readSetting, writeSetting } from '../settings.ts';
import { pickOne } from '../ui/pick.ts';

export async function groupResources(_: Panther, by?: GroupBy): Promise<void> {
  const chosen = by ?? (await ask());
  // The change of the setting refreshes the tree.
  if (chosen !== undefined) await writeSetting('panther.resources.groupBy', chosen);
}

async function ask(): Promise<GroupBy | undefined> {
  const current = readSetting('panther.resources.groupBy');
  const choices: readonly (readonly [GroupBy, string, string])[] = [
    ['account', vscode.l10n.t('Account'), vscode.l10n.t('then region and type')],
    ['region', vscode.l10n.t('Region'), vscode.l10n.t('then account and type')],
    ['type', vscode.l10n.t('Type'), vscode.l10n.t('then account and region')],
    ['label', vscode.l10n.t('Label'), vscode.l10n.t('then account and type')],
  ];
  const items = choices.map(([value, label, description]) => ({
    label,
    description: value === current ? `${description} · ${vscode.l10n.t('in use')}` : description,
    value,
  }));
  return pickOne(vscode.l10n.t('Group By'), vscode.l10n.t('The outermost level of the resource tree'), items);
}
