/** Choosing a region or a resource type. */
import * as vscode from 'vscode';
import type { TypeName } from '../../../server/src/core/catalog/types.ts';
import { listTypes } from '../../../server/src/protocol/resources.ts';
import { type InventoryNode, resourceChildren, type TreeFilter } from '../../../server/src/protocol/tree.ts';
import type { Panther } from '../panther.ts';
import { pickOne } from '../ui/pick.ts';
import { formatCount, oneLine } from '../ui/text.ts';
import type { Choice } from '../ui/wizard.ts';

export async function pickRegion(panther: Panther, accountId: string, title: string): Promise<string | undefined> {
  const filter = { text: '', accounts: [accountId], regions: [], types: [] };
  return pickOne(
    title,
    vscode.l10n.t('A region; type one that is not in the list'),
    regionChoices(panther, filter),
    (text) => (/^[a-z0-9-]+$/.test(text) ? { label: text, value: text } : null),
  );
}

/** The regions that have resources, with their counts. */
export async function regionChoices(panther: Panther, filter: TreeFilter | null): Promise<readonly Choice<string>[]> {
  const shape = { groupBy: ['region'], filter } as const;
  const nodes = await panther.server.request(resourceChildren, { shape, parent: null, offset: 0 });
  return nodes.flatMap((node: InventoryNode) =>
    node.kind === 'group'
      ? [{ label: oneLine(node.value), description: formatCount(node.count), value: node.value }]
      : [],
  );
}

export async function pickType(panther: Panther, title: string): Promise<TypeName | undefined> {
  const type = await pickOne(title, vscode.l10n.t('A resource type'), typeChoices(panther));
  return isTypeName(type) ? type : undefined;
}

export async function typeChoices(panther: Panther): Promise<readonly Choice<string>[]> {
  const types = await panther.server.request(listTypes, null);
  return types.map(({ type, label, icon }) => ({
    label,
    description: type,
    iconPath: new vscode.ThemeIcon(icon),
    value: type,
  }));
}

export function isTypeName(type: string | null | undefined): type is TypeName {
  return type?.startsWith('AWS.') === true;
}
