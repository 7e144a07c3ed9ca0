import * as vscode from 'vscode';
import { views } from '../contributions.ts';
import type { Overview } from '../overview.ts';
import type { Server } from '../server.ts';
import { statusText } from './statusText.ts';

export function createStatusItem(server: Server, overview: Overview): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('panther.status', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Panther Cloud Security');

  function update(): void {
    const { accounts, activity, attention, signIns, resources, events, problem } = overview;
    const input = { server: server.state, accounts, activity, attention, signIns, resources, events, problem };
    const status = statusText(input, vscode.l10n.t);
    if (status === null) {
      item.hide();
      return;
    }
    item.text = status.text;
    item.tooltip = status.tooltip;
    item.command =
      status.about === 'events'
        ? { command: `${views.events}.focus`, title: vscode.l10n.t('Show Live Events') }
        : { command: `${views.sources}.focus`, title: vscode.l10n.t('Show Sources') };
    item.accessibilityInformation = {
      label: `Panther: ${status.text.replace(/\$\([^)]*\) ?/g, '')}, ${status.tooltip}`,
    };
    item.backgroundColor =
      status.severity === 'error' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    item.show();
  }

  const subscriptions = [server.onDidChangeState(update), overview.onDidChange(update)];
  return vscode.Disposable.from(item, ...subscriptions);
}
