/** The two sides of a comparison of a template with what is live, as read-only JSON documents. */
import * as vscode from 'vscode';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { compareLive } from '../../../server/src/protocol/live.ts';
import { errorLine } from '../errors/userError.ts';
import type { Server } from '../server.ts';
import { signalOf } from '../ui/cancellation.ts';
import { noteDocument } from './note.ts';

const liveScheme = 'panther-live';

interface LiveSide {
  readonly uri: string;
  readonly logicalId: string;
  readonly key: ResourceKey;
  readonly side: 'template' | 'live';
}

export function liveUri(side: LiveSide): vscode.Uri {
  return vscode.Uri.from({
    scheme: liveScheme,
    path: `/${side.side}/${side.logicalId}.json`,
    query: JSON.stringify(side),
  });
}

export function registerLiveDocuments(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(liveScheme, {
    provideTextDocumentContent: (uri, token) => content(server, uri, token),
  });
}

async function content(server: Server, address: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
  try {
    const { side, ...of } = JSON.parse(address.query) as LiveSide;
    const compared = await server.request(compareLive, of, signalOf(token));
    const gone = vscode.l10n.t('The template is not open any more, or the inventory has the resource no more.');
    return compared === null ? noteDocument(gone) : compared[side];
  } catch (error) {
    return noteDocument(errorLine(error));
  }
}
