/** Keeps what is shown true: reacts to the server, the settings and the workspace's trust. */
import * as vscode from 'vscode';
import { accountsChanged } from '../../server/src/protocol/accounts.ts';
import { eventsStatusChanged } from '../../server/src/protocol/events.ts';
import { activityChanged } from '../../server/src/protocol/scan.ts';
import { inventoryChanged } from '../../server/src/protocol/tree.ts';
import type { Panther } from './panther.ts';
import { needsRestart } from './settings.ts';
import { debounce } from './timing.ts';

const settleMs = 300;
const mostMs = 1500;
const calmMs = 3000;

export function followServer(panther: Panther): vscode.Disposable {
  const { server, sources, resources, changes, documents, overview, errors } = panther;
  const inBackground = (work: Promise<unknown>, during: string) =>
    work.catch((error: unknown) => errors.note(error, during));

  const refreshAll = debounce(
    () => {
      sources.refresh(null);
      resources.refresh(null);
      if (server.state !== 'running') return;
      void inBackground(overview.refresh(), 'Overview');
      void inBackground(resources.refreshMessage(), 'Filter');
    },
    settleMs,
    mostMs,
  );
  const refreshSources = debounce(() => sources.refresh(null), settleMs, mostMs);
  // How late events are changes with each of them.
  const refreshRealTime = debounce(() => sources.refresh(null), calmMs, calmMs);
  const restart = debounce(() => void inBackground(server.restart(), 'Restart'), settleMs, mostMs);
  const restartIfStarted = () => {
    if (server.state !== 'stopped') restart();
  };

  return vscode.Disposable.from(
    refreshAll,
    refreshSources,
    refreshRealTime,
    restart,
    server.onDidChangeState((state) => {
      if (state !== 'running') overview.setActivity({ scans: [] });
      if (state === 'running' || state === 'failed') {
        refreshAll();
        changes.reload();
      }
    }),
    server.on(accountsChanged, refreshAll),
    server.on(inventoryChanged, ({ accountIds }) => {
      documents.refresh(accountIds);
      refreshAll();
    }),
    server.on(activityChanged, (activity) => {
      overview.setActivity(activity);
      refreshSources();
    }),
    server.on(eventsStatusChanged, refreshRealTime),
    overview.onDidChange(() => showOverview(panther)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      showOverview(panther);
      restartIfStarted();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (needsRestart(change)) restartIfStarted();
      if (change.affectsConfiguration('panther.resources.groupBy')) resources.refresh(null);
    }),
  );
}

function showOverview({ overview, sources, memory, errors }: Panther): void {
  const { accounts, attention } = overview;
  const quiet = vscode.l10n.t('Restricted mode: nothing is scanned in the background.');
  const some = accounts !== null && accounts.accounts.length > 0;
  sources.show({ attention, message: some && !vscode.workspace.isTrusted ? quiet : '' });
  if (accounts !== null && accounts.problem === null && memory.hadAccounts !== some) {
    memory.setHadAccounts(some).catch((error: unknown) => errors.note(error, 'Memory'));
  }
}
