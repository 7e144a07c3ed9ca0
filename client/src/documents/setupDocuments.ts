/** Reports on the set-up of real time, as read-only text documents. A report is of its moment: it is kept, not made anew. */
import * as vscode from 'vscode';
import { setupPath, setupScheme } from './setupUri.ts';

export interface SetupDocuments extends vscode.Disposable {
  /** The address under which a report can be opened. */
  add(text: string): vscode.Uri;
}

const mostKept = 20;

export function createSetupDocuments(): SetupDocuments {
  const kept = new Map<string, string>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(setupScheme, {
    provideTextDocumentContent: ({ path }) =>
      kept.get(path) ?? vscode.l10n.t('This report is kept no more. Run "Panther: Check Real-Time Setup" again.'),
  });
  return {
    add(text) {
      const path = setupPath(Date.now());
      kept.set(path, text);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return vscode.Uri.from({ scheme: setupScheme, path });
    },
    dispose: () => registration.dispose(),
  };
}
