/** Resources as read-only JSON documents, kept true while they are open. */
import * as vscode from 'vscode';
import { getResource } from '../../../server/src/protocol/resources.ts';
import { errorLine } from '../errors/userError.ts';
import type { Server } from '../server.ts';
import { signalOf } from '../ui/cancellation.ts';
import { noteDocument } from './note.ts';
import { resourceScheme } from './resourceUri.ts';
import { resourceOf } from './uri.ts';

export interface ResourceDocuments extends vscode.Disposable {
  /** Reads open documents again: those of these accounts; null: all. */
  refresh(accountIds: readonly string[] | null): void;
}

export function createResourceDocuments(server: Server): ResourceDocuments {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(resourceScheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri, token) => content(server, uri, token),
  });
  return {
    refresh(accountIds) {
      for (const { uri } of vscode.workspace.textDocuments) {
        const key = resourceOf(uri);
        if (key !== null && (accountIds === null || accountIds.includes(key.accountId))) changed.fire(uri);
      }
    },
    dispose() {
      registration.dispose();
      changed.dispose();
    },
  };
}

async function content(server: Server, uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
  const key = resourceOf(uri);
  if (key === null) return noteDocument(vscode.l10n.t('This is not the address of a resource.'));
  try {
    const document = await server.request(getResource, key, signalOf(token));
    const gone = vscode.l10n.t('The inventory has no such resource any more. Its history has what it was.');
    return document === null ? noteDocument(gone) : document.text;
  } catch (error) {
    return noteDocument(errorLine(error));
  }
}
