import * as vscode from 'vscode';
import type { Choice } from './wizard.ts';

export interface ChoicePage<Value> {
  /** Replaces the title of the list. */
  readonly title?: string;
  readonly items: readonly Choice<Value>[];
  /** Null: this is the last page. */
  readonly next: ((signal: AbortSignal) => Promise<ChoicePage<Value>>) | null;
}

type Item<Value> = Choice<Value | 'more'>;

/** One of a list that may be long: its next page is loaded when asked for. Undefined: cancelled. */
export function pickFromPages<Value extends object>(
  title: string,
  placeholder: string,
  first: (signal: AbortSignal) => Promise<ChoicePage<Value>>,
): Promise<Value | undefined> {
  const pick = vscode.window.createQuickPick<Item<Value>>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const controller = new AbortController();
  const items: Item<Value>[] = [];
  let next: ChoicePage<Value>['next'] = first;

  async function load(): Promise<void> {
    if (next === null || pick.busy) return;
    pick.busy = true;
    const page = await next(controller.signal);
    next = page.next;
    pick.title = page.title ?? pick.title;
    const before = items.length;
    items.push(...page.items);
    pick.keepScrollPosition = true;
    pick.items = next === null ? items : [...items, more()];
    // The first of the new ones, where the person was.
    pick.activeItems = items.slice(before, before + 1);
    pick.busy = false;
  }

  return new Promise<Value | undefined>((resolve, reject) => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0]?.value;
      if (chosen === 'more') load().catch(reject);
      else if (chosen !== undefined) resolve(chosen);
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
    load().catch(reject);
  }).finally(() => {
    controller.abort();
    pick.dispose();
  });
}

function more(): Item<never> {
  return { label: `$(ellipsis) ${vscode.l10n.t('Load more')}`, alwaysShow: true, value: 'more' };
}
