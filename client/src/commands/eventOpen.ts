import * as vscode from 'vscode';
import { eventParts } from '../documents/eventUri.ts';
import type { Panther } from '../panther.ts';
import { openDocument } from '../ui/documents.ts';
import { showStatus } from '../ui/messages.ts';
import { oneLine, withoutIcons } from '../ui/text.ts';
import type { EventNode } from '../views/events/node.ts';

/** Previews the record of an event. */
export async function openEvent(_: Panther, node?: EventNode): Promise<void> {
  if (node?.kind !== 'event') return;
  const uri = vscode.Uri.from(eventParts(node.event, Date.now()));
  await openDocument(uri, { preview: true, preserveFocus: true });
}

export async function copyEventId(_: Panther, target?: EventNode | string): Promise<void> {
  if (target === undefined) return;
  const id = oneLine(typeof target === 'string' ? target : target.event.eventId);
  await vscode.env.clipboard.writeText(id);
  showStatus(vscode.l10n.t('Copied {0}', withoutIcons(id)));
}
