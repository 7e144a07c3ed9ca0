import * as vscode from 'vscode';
import { type ResultFormat, saveQuery } from '../../../server/src/protocol/query.ts';
import { savedNote } from '../flows/savedNote.ts';
import type { Panther } from '../panther.ts';
import { resultName } from '../query/queryText.ts';
import { readSetting } from '../settings.ts';
import { askFile, openDocument } from '../ui/documents.ts';
import { withNotification } from '../ui/progress.ts';
import { formatCount } from '../ui/text.ts';

/** Shows a result in another format, in its place. */
export async function showResultAs(panther: Panther, uri?: vscode.Uri, format?: ResultFormat): Promise<void> {
  const other = uri === undefined || format === undefined ? null : panther.results.as(uri, format);
  if (other !== null) await openDocument(other, { preview: true });
}

/** Saves all rows of what was asked, also those that an editor does not show. */
export async function saveResult(panther: Panther, uri?: vscode.Uri): Promise<void> {
  const of = uri ?? vscode.window.activeTextEditor?.document.uri;
  const shown = of === undefined ? null : panther.results.of(of);
  if (shown === null) throw new Error(vscode.l10n.t('Open the result of a query first.'));
  const formats = ['csv', 'json', 'jsonl'] as const;
  const first = shown.format === 'json' ? 'json' : 'csv';
  const file = await askFile(resultName(shown.sql), first, {
    csv: vscode.l10n.t('CSV'),
    json: vscode.l10n.t('JSON'),
    jsonl: vscode.l10n.t('JSON lines'),
  });
  if (file === undefined) return;
  const { sql } = shown;
  const timeLimitSeconds = Math.max(1, readSetting('panther.query.timeoutSeconds'));
  const format = formats.find((one) => one === file.extension) ?? first;
  const title = vscode.l10n.t('Saving the result');
  const { rows } = await withNotification(title, (_, signal) =>
    panther.server.request(saveQuery, { sql, timeLimitSeconds, format, path: file.path }, signal),
  );
  const text = rows === 1 ? vscode.l10n.t('Saved 1 row.') : vscode.l10n.t('Saved {0} rows.', formatCount(rows));
  savedNote(panther, text, file.path);
}
