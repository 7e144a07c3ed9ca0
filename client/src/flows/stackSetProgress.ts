/** What a person sees while an operation on the StackSet runs, and what is said at its end. */
import * as vscode from 'vscode';
import type { StackSetName } from '../../../server/src/core/stacksets/stackSetRef.ts';
import { type OperationsResult, stackSetProgress } from '../../../server/src/protocol/stackSets.ts';
import type { Panther } from '../panther.ts';
import { showInformation, showWarning } from '../ui/messages.ts';
import { withNotification } from '../ui/progress.ts';
import { oneLine } from '../ui/text.ts';
import { failureText } from './stackSetText.ts';

export async function followStackSet(
  panther: Panther,
  set: StackSetName,
  title: string,
  work: (signal: AbortSignal) => Promise<OperationsResult>,
): Promise<void> {
  const { operations } = await withNotification(title, async (report, signal) => {
    const subscription = panther.server.on(stackSetProgress, ({ text, percent }) =>
      report(oneLine(text, 300), percent ?? undefined),
    );
    try {
      return await work(signal);
    } finally {
      subscription.dispose();
      panther.sources.refresh(null);
    }
  });
  const failure = failureText(operations, vscode.l10n.t);
  if (failure === null) {
    void showInformation(vscode.l10n.t('The StackSet operation succeeded.'));
    return;
  }
  void tellFailure(set, failure);
}

async function tellFailure(set: StackSetName, failure: string): Promise<void> {
  const retry = vscode.l10n.t('Retry What Failed...');
  const text = `${failure} ${vscode.l10n.t('The StackSet in the Sources view says why, and what to do.')}`;
  if ((await showWarning(text, [retry])) === retry)
    await vscode.commands.executeCommand('panther.stackSet.retry', { set });
}
