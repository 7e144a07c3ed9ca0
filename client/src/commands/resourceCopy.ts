import * as vscode from 'vscode';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { getDetails, type ResourceDetails } from '../../../server/src/protocol/resources.ts';
import type { ResourceSelection, ResourceTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { showStatus } from '../ui/messages.ts';
import { oneLine, withoutIcons } from '../ui/text.ts';
import { targetResources } from './targets.ts';

type Copy = (panther: Panther, target?: ResourceTarget, selection?: ResourceSelection) => Promise<void>;

/** The ARN, or the id that stands for it where AWS has none. */
export const copyArn: Copy = copying(
  (details) => details.arn ?? details.key.resourceId,
  (key) => key.resourceId,
);
export const copyId: Copy = copying((details) => details.id ?? details.key.resourceId);
export const copyName: Copy = copying((details) => details.name);

/** Several resources are copied one a line. `ofGone`: what is known of one that the inventory does not have any more. */
function copying(
  value: (details: ResourceDetails) => string,
  ofGone: (key: ResourceKey) => string | null = () => null,
): Copy {
  return async (panther, target, selection) => {
    const keys = await targetResources(panther, target, selection, vscode.l10n.t('Copy'));
    if (keys.length === 0) return;
    const found = await Promise.all(
      keys.map(async (key) => {
        const details = await panther.server.request(getDetails, key);
        return details === null ? ofGone(key) : value(details);
      }),
    );
    const lines = found.filter((text) => text !== null).map((text) => oneLine(text, 2048));
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
