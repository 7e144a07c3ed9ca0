/** Choosing one of the changes of a resource. */
import * as vscode from 'vscode';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { type ChangeView, getHistory } from '../../../server/src/protocol/history.ts';
import type { Panther } from '../panther.ts';
import { type ChoicePage, pickFromPages } from '../ui/pagedPick.ts';
import { formatCount, oneLine, type Translate } from '../ui/text.ts';
import type { ChangeLine } from './historyText.ts';

export interface ChangeList {
  readonly title: string;
  /** Once the name of the resource and the number of its changes are known. */
  readonly titleOf: (name: string, count: string) => string;
  readonly line: (change: ChangeView, now: number, t: Translate) => ChangeLine;
}

/** Undefined: cancelled. */
export function pickChange(panther: Panther, key: ResourceKey, list: ChangeList): Promise<ChangeView | undefined> {
  const placeholder = vscode.l10n.t('Choose a change to see what it did');
  return pickFromPages(list.title, placeholder, (signal) => page(panther, key, list, null, signal));
}

async function page(
  panther: Panther,
  key: ResourceKey,
  list: ChangeList,
  before: number | null,
  signal: AbortSignal,
): Promise<ChoicePage<ChangeView>> {
  const { title, total, changes, next } = await panther.server.request(getHistory, { key, before }, signal);
  const now = Date.now();
  return {
    title: list.titleOf(oneLine(title), formatCount(total)),
    items: changes.map((change) => ({ ...list.line(change, now, vscode.l10n.t), value: change })),
    next: next === null ? null : (later) => page(panther, key, list, next, later),
  };
}
