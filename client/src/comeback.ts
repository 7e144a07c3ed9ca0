/** Tells of a server that had stopped by itself and runs again: once, the log has each time. */
import * as vscode from 'vscode';
import type { Panther } from './panther.ts';
import { showWarning } from './ui/messages.ts';

export function tellOfComeback({ server, log, errors }: Panther): vscode.Disposable {
  const subscription = server.onDidComeBack(() => {
    subscription.dispose();
    tell(log).catch((error: unknown) => errors.note(error, 'Comeback'));
  });
  return subscription;
}

async function tell(log: vscode.LogOutputChannel): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  const text = vscode.l10n.t('The Panther server stopped unexpectedly and runs again. What it was doing then is lost.');
  if ((await showWarning(text, [showLog])) === showLog) log.show();
}
