import * as vscode from 'vscode';
import { chooseQuery } from '../flows/queryFlow.ts';
import type { Panther } from '../panther.ts';
import { appendText } from '../ui/documents.ts';

/** Adds an example, or a query that was asked before, to a query document. */
export async function insertQuery(panther: Panther, uri?: vscode.Uri): Promise<void> {
  const target = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (target === undefined) return;
  const sql = await chooseQuery(panther, vscode.l10n.t('Insert Example'), []);
  if (sql !== undefined) await appendText(target, `${sql};\n`);
}
