import * as vscode from 'vscode';
import type { StackSetName } from '../../../server/src/core/stacksets/stackSetRef.ts';
import { listStackSets } from '../../../server/src/protocol/stackSets.ts';
import type { StackSetTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { pickOne } from '../ui/pick.ts';
import { withoutIcons } from '../ui/text.ts';

/** The StackSet of a node; from the palette, the one that there is, or the one that was chosen. Null: cancelled. */
export async function stackSetOf(panther: Panther, node: StackSetTarget | undefined): Promise<StackSetName | null> {
  if (node !== undefined && 'set' in node) return node.set;
  const sets = await panther.server.request(listStackSets, null);
  if (sets.length < 2) return sets[0]?.set ?? 'panther-real-time-events';
  const items = sets.map(({ set, description }) => ({
    label: `StackSet ${set}`,
    description: withoutIcons(description),
    value: set,
  }));
  return (await pickOne(vscode.l10n.t('StackSet'), vscode.l10n.t('Which StackSet'), items)) ?? null;
}
