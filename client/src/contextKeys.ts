import * as vscode from 'vscode';
import { type AccountsState, type ContextKeyId, type ContextKeyValue, contextKeys } from './contributions.ts';
import type { Panther } from './panther.ts';
import { readSetting } from './settings.ts';
import { isFiltered } from './views/events/filterText.ts';

function setContext<Id extends ContextKeyId>(id: Id, value: ContextKeyValue<Id>): void {
  void vscode.commands.executeCommand('setContext', id, value);
}

/** Keeps the context keys true. */
export function trackContext(panther: Panther): vscode.Disposable {
  const { overview, server, memory, resources, changes, events } = panther;
  for (const id of Object.keys(contextKeys) as ContextKeyId[]) setContext(id, contextKeys[id].initial);

  function update(): void {
    setContext('panther.server', server.state);
    setContext('panther.accounts', accountsState(panther));
    setContext('panther.hasMaster', (overview.accounts?.master ?? null) !== null);
    setContext('panther.hasResources', overview.resources > 0);
    setContext('panther.scanning', overview.activity.scans.length > 0);
    setContext('panther.hasFilter', memory.filter !== null);
    setContext('panther.groupBy', readSetting('panther.resources.groupBy'));
    setContext('panther.showsChanges', changes.shown !== null);
    setContext('panther.groupsChanges', changes.grouped);
    setContext('panther.realTime', overview.events?.state ?? 'unknown');
    setContext('panther.eventsPaused', events.paused);
    setContext('panther.hasEventFilter', isFiltered(events.filter));
    setContext('panther.showsReads', events.filter.reads === true);
    setContext('panther.showsFailures', events.filter.failures === true);
  }

  update();
  return vscode.Disposable.from(
    server.onDidChangeState(update),
    overview.onDidChange(update),
    resources.onDidChangeFilter(update),
    changes.onDidChange(update),
    events.onDidChange(update),
    vscode.workspace.onDidChangeConfiguration(update),
  );
}

function accountsState({ overview }: Panther): AccountsState {
  const { accounts } = overview;
  if (accounts === null) return 'unknown';
  if (accounts.problem !== null) return 'broken';
  return accounts.accounts.length === 0 ? 'none' : 'some';
}
