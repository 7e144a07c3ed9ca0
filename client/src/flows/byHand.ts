/** A plan for those who may not deploy from here. */
import * as vscode from 'vscode';
import { openUntitled } from '../ui/documents.ts';
import { withNotification } from '../ui/progress.ts';
import type { Choice } from '../ui/wizard.ts';
import { openWebPage } from './webPage.ts';

export type ByHand = 'commands' | 'console';

export function byHandChoices(): readonly Choice<ByHand>[] {
  return [
    {
      label: vscode.l10n.t('Show as AWS CLI commands'),
      description: vscode.l10n.t('to be run by somebody who may'),
      iconPath: new vscode.ThemeIcon('terminal'),
      value: 'commands',
    },
    {
      label: vscode.l10n.t('Open the StackSets in the AWS console'),
      iconPath: new vscode.ThemeIcon('link-external'),
      value: 'console',
    },
  ];
}

export async function byHand(
  how: ByHand,
  tell: (signal: AbortSignal) => Promise<{ readonly text: string; readonly console: string }>,
): Promise<void> {
  const { text, console } = await withNotification(vscode.l10n.t('Looking at the accounts'), (_, signal) =>
    tell(signal),
  );
  if (how === 'console') await openWebPage(console);
  else await openUntitled('shellscript', text);
}
