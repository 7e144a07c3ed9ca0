import * as vscode from 'vscode';
import type { ChangeView } from '../../../server/src/protocol/history.ts';
import { datedVersionUri, versionUri } from '../documents/versionDocuments.ts';
import { openDiff, openDiffs, openDocument } from '../ui/documents.ts';
import { changeTitle, exactTime } from './historyText.ts';

/** What was before a change beside what was after it. */
export async function showChange(change: ChangeView): Promise<void> {
  const { left, right } = sidesOf(change);
  await openDiff(changeTitle(change, Date.now(), vscode.l10n.t), left, right);
}

export async function showChanges(title: string, changes: readonly ChangeView[]): Promise<void> {
  await openDiffs(title, changes.map(sidesOf));
}

/** The document that a change led to; of one that was deleted, the last. */
export async function showVersion({ id, key, kind, at }: ChangeView): Promise<void> {
  const version = { change: id, side: kind === 'deleted' ? 'before' : 'after' } as const;
  const when = exactTime(at, Number.NaN);
  const name = kind === 'deleted' ? vscode.l10n.t('until {0}', when) : when;
  await openDocument(datedVersionUri({ key, version }, name), { preview: true });
}

function sidesOf({ id, key }: ChangeView): { readonly left: vscode.Uri; readonly right: vscode.Uri } {
  return {
    left: versionUri({ key, version: { change: id, side: 'before' } }),
    right: versionUri({ key, version: { change: id, side: 'after' } }),
  };
}
