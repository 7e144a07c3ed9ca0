/** What resources were, as read-only JSON documents. */
import * as vscode from 'vscode';
import { getVersion } from '../../../server/src/protocol/history.ts';
import { errorLine } from '../errors/userError.ts';
import type { Server } from '../server.ts';
import { signalOf } from '../ui/cancellation.ts';
import { noteDocument } from './note.ts';
import { datedVersionParts, type ResourceVersion, versionOf, versionParts, versionScheme } from './versionUri.ts';

export function registerVersionDocuments(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(versionScheme, {
    provideTextDocumentContent: (uri, token) => content(server, uri, token),
  });
}

export function versionUri(version: ResourceVersion): vscode.Uri {
  return vscode.Uri.from(versionParts(version));
}

export function datedVersionUri(version: ResourceVersion, when: string): vscode.Uri {
  return vscode.Uri.from(datedVersionParts(version, when));
}

async function content(server: Server, uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
  const version = versionOf(uri);
  if (version === null) return noteDocument(vscode.l10n.t('This is not the address of a version of a resource.'));
  try {
    const { state, text } = await server.request(getVersion, version, signalOf(token));
    // Of what was not there the document is empty, so that a comparison shows all of it as new, or as gone.
    return state === 'forgotten'
      ? noteDocument(vscode.l10n.t('What the resource was at that time is kept no more.'))
      : text;
  } catch (error) {
    return noteDocument(errorLine(error));
  }
}
