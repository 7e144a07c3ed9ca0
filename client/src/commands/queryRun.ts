import * as vscode from 'vscode';
import { findStatements } from '../../../server/src/protocol/query.ts';
import type { QueryTarget } from '../contributions.ts';
import { runSql, runStatement } from '../flows/queryFlow.ts';
import type { Panther } from '../panther.ts';
import { statementAt, type TextRange } from '../query/queryText.ts';

/** Runs a statement: the one above which the action stands, else what is selected, else the one at the cursor. */
export async function runQueryAt(panther: Panther, target?: QueryTarget): Promise<void> {
  if (target !== undefined) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(target.uri));
    await runStatement(panther, document, target);
    return;
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) throw new Error(vscode.l10n.t('Open a query first: Panther: Query Inventory...'));
  const range = await chosenRange(panther, editor);
  if (range === undefined) throw new Error(vscode.l10n.t('There is no query in this document yet.'));
  await runStatement(panther, editor.document, range);
}

export async function runQueryAgain(panther: Panther, uri?: vscode.Uri): Promise<void> {
  const shown = uri === undefined ? null : panther.results.of(uri);
  if (shown !== null) await runSql(panther, shown.sql);
}

async function chosenRange(panther: Panther, editor: vscode.TextEditor): Promise<TextRange | undefined> {
  const { document, selection } = editor;
  if (!selection.isEmpty) {
    return { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  }
  const statements = await panther.server.request(findStatements, { text: document.getText() });
  return statementAt(statements, document.offsetAt(selection.active));
}
