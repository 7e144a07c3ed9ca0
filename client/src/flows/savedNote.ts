import * as vscode from 'vscode';
import type { Panther } from '../panther.ts';
import { openFileAt } from '../ui/documents.ts';
import { showInformation } from '../ui/messages.ts';

/** Says that a file was written, with a way to it; nobody waits for the answer. */
export function savedNote({ errors }: Panther, text: string, path: string): void {
  const open = vscode.l10n.t('Open File');
  showInformation(text, [open])
    .then(async (answer) => {
      if (answer === open) await openFileAt({ path, line: 1, column: 1 });
    })
    .catch((error: unknown) => errors.report(error, 'open file'));
}
