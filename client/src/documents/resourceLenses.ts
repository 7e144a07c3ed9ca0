/** The actions above a resource's document. */
import * as vscode from 'vscode';
import { countHistory } from '../../../server/src/protocol/history.ts';
import { isCancelled } from '../errors/userError.ts';
import type { Server } from '../server.ts';
import { readSetting } from '../settings.ts';
import { signalOf } from '../ui/cancellation.ts';
import { lensActions } from './lensActions.ts';
import { resourceScheme } from './resourceUri.ts';
import { resourceOf } from './uri.ts';

export function registerResourceLenses(server: Server): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('panther.codeLens.enabled')) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(
      { scheme: resourceScheme },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: ({ uri }, token) => lenses(server, uri, signalOf(token)),
      },
    ),
  );
}

async function lenses(server: Server, uri: vscode.Uri, signal: AbortSignal): Promise<vscode.CodeLens[]> {
  const key = resourceOf(uri);
  if (!readSetting('panther.codeLens.enabled') || key === null) return [];
  const changes = await server.request(countHistory, key, signal).then(({ count }) => count, withoutCount);
  const top = new vscode.Range(0, 0, 0, 0);
  return lensActions(changes, vscode.l10n.t).map(
    ({ command, title, rest }) => new vscode.CodeLens(top, { command, title, arguments: [uri, ...rest] }),
  );
}

/** The other actions are of use without the inventory too; what is wrong with it, the document says. */
function withoutCount(error: unknown): null {
  if (isCancelled(error)) throw error;
  return null;
}
