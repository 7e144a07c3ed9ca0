/** The actions above the record of an event. */
import * as vscode from 'vscode';
import { type EventView, listEvents } from '../../../server/src/protocol/events.ts';
import type { Server } from '../server.ts';
import { readSetting } from '../settings.ts';
import { signalOf } from '../ui/cancellation.ts';
import { eventLensActions } from './eventLensActions.ts';
import { eventIdOf, eventScheme } from './eventUri.ts';

export function registerEventLenses(server: Server): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(
    { scheme: eventScheme },
    { provideCodeLenses: ({ uri }, token) => lenses(server, uri, signalOf(token)) },
  );
}

async function lenses(server: Server, uri: vscode.Uri, signal: AbortSignal): Promise<vscode.CodeLens[]> {
  const id = eventIdOf(uri);
  if (!readSetting('panther.codeLens.enabled') || id === null) return [];
  const event = await viewOf(server, id, signal);
  if (event === undefined) return [];
  const top = new vscode.Range(0, 0, 0, 0);
  return eventLensActions(event, vscode.l10n.t).map(
    ({ command, title, rest }) => new vscode.CodeLens(top, { command, title, arguments: [...rest] }),
  );
}

async function viewOf(server: Server, id: number, signal: AbortSignal): Promise<EventView | undefined> {
  const asked = { filter: { reads: true, failures: true }, before: id + 1, limit: 1 };
  const { events } = await server.request(listEvents, asked, signal);
  return events.find((event) => event.id === id);
}
