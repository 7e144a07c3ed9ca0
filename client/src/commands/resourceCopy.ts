import * as vscode from 'vscode';
import { getDetails, type ResourceDetails } from '../../../server/src/protocol/resources.ts';
import type { InventoryNode } from '../../../server/src/protocol/tree.ts';
import type { ResourceTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { showStatus } from '../ui/messages.ts';
import { oneLine, withoutIcons } from '../ui/text.ts';
import { targetResources } from './targets.ts';

type Copy = (panther: Panther, target?: ResourceTarget, selection?: readonly InventoryNode[]) => Promise<void>;

/** The ARN, or the id that stands for it where AWS has none. */
export const copyArn: Copy = copying((details) => details.arn ?? details.key.resourceId);
export const copyId: Copy = copying((details) => details.id ?? details.key.resourceId);
export const copyName: Copy = copying((details) => details.name);

/** Several resources are copied one a line. */
function copying(value: (details: ResourceDetails) => string): Copy {
  return async (panther, target, selection) => {
    const keys = await targetResources(panther, target, selection, vscode.l10n.t('Copy'));
    if (keys.length === 0) return;
    const found = await Promise.all(keys.map((key) => panther.server.request(getDetails, key)));
    const lines = found.filter((details) => details !== null).map((details) => oneLine(value(details), 2048));
    const first = lines[0];
    if (first === undefined) throw new Error(vscode.l10n.t('The inventory has no such resource any more.'));
    await vscode.env.clipboard.writeText(lines.join('\n'));
    showStatus(
      lines.length === 1
        ? vscode.l10n.t('Copied {0}', withoutIcons(first))
        : vscode.l10n.t('Copied {0} lines', lines.length),
    );
  };
}
