import * as vscode from 'vscode';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { findResources, type ResourceDetails } from '../../../server/src/protocol/resources.ts';
import type { Panther } from '../panther.ts';
import { searchOne } from '../ui/search.ts';
import { withoutIcons } from '../ui/text.ts';

const mostFound = 100;

/** Lets the user search the whole inventory for one resource, of a type if it is given. Undefined: cancelled. */
export async function pickResource(
  panther: Panther,
  title: string,
  type?: ResourceKey['type'],
): Promise<ResourceKey | undefined> {
  return searchOne(title, vscode.l10n.t('Words of a name, an id or a tag'), async (text, signal) => {
    const asked = { text, limit: mostFound, ...(type !== undefined && { type }) };
    const found = await panther.server.request(findResources, asked, signal);
    return found.map(resourceChoice);
  });
}

export function resourceChoice(details: ResourceDetails): vscode.QuickPickItem & { readonly value: ResourceKey } {
  const { accountId, region, resourceId } = details.key;
  return {
    label: withoutIcons(details.name),
    description: `${withoutIcons(details.typeLabel)} · ${withoutIcons(details.accountName)} · ${region}`,
    detail: withoutIcons(details.arn ?? resourceId),
    iconPath: new vscode.ThemeIcon(details.icon),
    value: { accountId, region, type: details.key.type, resourceId },
  };
}
