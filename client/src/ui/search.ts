import * as vscode from 'vscode';
import { errorLine } from '../errors/userError.ts';
import type { Choice } from './wizard.ts';

/** A quick pick whose items are looked up for each text; a newer text cancels the look-up of an older one. */
export function searchOne<Value>(
  title: string,
  placeholder: string,
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice<Value>[]>,
): Promise<Value | undefined> {
  const pick = vscode.window.createQuickPick<Choice<Value | undefined>>();
  pick.title = title;
  pick.placeholder = placeholder;
  let controller = new AbortController();

  async function search(text: string): Promise<void> {
    controller.abort();
    const mine = new AbortController();
    controller = mine;
    pick.busy = true;
    const items = await find(text.trim(), mine.signal).catch((error: unknown) => [problem(error)]);
    if (mine.signal.aborted) return;
    pick.busy = false;
    // The server has matched them already, by rules that the quick pick does not know.
    pick.items = items.length > 0 ? items.map((item) => ({ ...item, alwaysShow: true })) : [nothing()];
  }

  return new Promise<Value | undefined>((resolve) => {
    pick.onDidChangeValue((text) => void search(text));
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0]?.value;
      if (chosen !== undefined) resolve(chosen);
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
    void search('');
  }).finally(() => {
    controller.abort();
    pick.dispose();
  });
}

function nothing(): Choice<undefined> {
  return { label: vscode.l10n.t('Nothing found'), alwaysShow: true, value: undefined };
}

function problem(error: unknown): Choice<undefined> {
  return { label: errorLine(error), alwaysShow: true, value: undefined };
}
