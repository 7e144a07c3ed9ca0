/** Records of CloudTrail as read-only JSON documents. */
import * as vscode from 'vscode';
import { getEvent } from '../../../server/src/protocol/events.ts';
import { errorLine } from '../errors/userError.ts';
import type { Server } from '../server.ts';
import { signalOf } from '../ui/cancellation.ts';
import { eventIdOf, eventScheme } from './eventUri.ts';
import { noteDocument } from './note.ts';

export function registerEventDocuments(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(eventScheme, {
    provideTextDocumentContent: (uri, token) => content(server, uri, signalOf(token)),
  });
}

async function content(server: Server, uri: vscode.Uri, signal: AbortSignal): Promise<string> {
  const id = eventIdOf(uri);
  if (id === null) return noteDocument(vscode.l10n.t('This is not the address of an event.'));
  try {
    const record = await server.request(getEvent, { id }, signal);
    return record?.text ?? noteDocument(vscode.l10n.t('This event is kept no more.'));
  } catch (error) {
    return noteDocument(errorLine(error));
  }
}
