/** A scan that a user started: with a progress that can be cancelled, and a result. */
import * as vscode from 'vscode';
import { runScan, type ScanScope } from '../../../server/src/protocol/scan.ts';
import type { Panther } from '../panther.ts';
import { scanProgress } from '../scanProgress.ts';
import { showInformation, showStatus, showWarning } from '../ui/messages.ts';
import { withNotification } from '../ui/progress.ts';
import { oneLine } from '../ui/text.ts';
import { scanOutcome } from './scanText.ts';

export async function runUserScan(panther: Panther, scope: ScanScope): Promise<void> {
  const accountId = accountOf(scope);
  const summary = await withNotification(titleOf(scope), async (report, signal) => {
    const subscription = panther.overview.onDidChangeActivity(({ scans }) => {
      const mine = accountId === null ? scans : scans.filter((scan) => scan.accountId === accountId);
      if (mine.length === 0) return;
      const { percent, message } = scanProgress(mine, vscode.l10n.t);
      report(message, percent);
    });
    try {
      return await panther.server.request(runScan, scope, signal);
    } finally {
      subscription.dispose();
    }
  });
  const { text, trouble } = scanOutcome(summary, vscode.l10n.t);
  if (!trouble && (scope.kind === 'resource' || scope.kind === 'type')) {
    showStatus(text);
    return;
  }
  void show(panther, text, trouble);
}

async function show(panther: Panther, text: string, trouble: boolean): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  const line = oneLine(text, 600);
  if (!trouble) await showInformation(line);
  else if ((await showWarning(line, [showLog])) === showLog) panther.log.show(true);
}

function accountOf(scope: ScanScope): string | null {
  if (scope.kind === 'all') return null;
  return scope.kind === 'resource' ? scope.key.accountId : scope.accountId;
}

function titleOf(scope: ScanScope): string {
  switch (scope.kind) {
    case 'all':
      return vscode.l10n.t('Scanning all accounts');
    case 'account':
      return vscode.l10n.t('Scanning account {0}', scope.accountId);
    case 'region':
      return vscode.l10n.t('Scanning {0} of account {1}', scope.region, scope.accountId);
    case 'type':
      return vscode.l10n.t('Scanning {0} of account {1}', scope.type, scope.accountId);
    case 'resource':
      return vscode.l10n.t('Scanning {0}', oneLine(scope.key.resourceId));
    case 'failed':
      return vscode.l10n.t('Scanning again what failed in account {0}', scope.accountId);
  }
}
