/** The actions above the commands of a report on the set-up of real time. */
import * as vscode from 'vscode';
import { setupLensActions } from './setupLensActions.ts';
import { setupScheme } from './setupUri.ts';

export function registerSetupLenses(): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(
    { scheme: setupScheme },
    {
      // Without them the report would only say what to do, so they do not depend on the setting for lenses.
      provideCodeLenses: (document) =>
        setupLensActions(document.getText(), vscode.l10n.t).map(
          ({ line, command, title, rest }) =>
            new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { command, title, arguments: [...rest] }),
        ),
    },
  );
}
