/** The actions above a resource's document. */
import * as vscode from 'vscode';
import type { CommandId } from '../contributions.ts';
import { readSetting } from '../settings.ts';
import { resourceScheme } from './resourceUri.ts';
import { resourceOf } from './uri.ts';

export function registerResourceLenses(): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('panther.codeLens.enabled')) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(
      { scheme: resourceScheme },
      { onDidChangeCodeLenses: changed.event, provideCodeLenses: ({ uri }) => lenses(uri) },
    ),
  );
}

function lenses(uri: vscode.Uri): vscode.CodeLens[] {
  if (!readSetting('panther.codeLens.enabled') || resourceOf(uri) === null) return [];
  const top = new vscode.Range(0, 0, 0, 0);
  const actions: readonly (readonly [CommandId, string])[] = [
    ['panther.resource.openConsole', vscode.l10n.t('Open in console')],
    ['panther.scan.resource', vscode.l10n.t('Rescan')],
    ['panther.resource.copyArn', vscode.l10n.t('Copy ARN')],
  ];
  return actions.map(([command, title]) => new vscode.CodeLens(top, { command, title, arguments: [uri] }));
}
