/** Choosing a query to begin with, running one, and showing its result. */
import * as vscode from 'vscode';
import { listQueryExamples, runQuery } from '../../../server/src/protocol/query.ts';
import type { Panther } from '../panther.ts';
import { firstWords, inPlace, resultScheme, type TextRange } from '../query/queryText.ts';
import { readSetting } from '../settings.ts';
import { columnOf, openBelow, openDocument, visibleEditor } from '../ui/documents.ts';
import { pickOne } from '../ui/pick.ts';
import { withNotification } from '../ui/progress.ts';
import { withoutIcons } from '../ui/text.ts';
import type { Choice } from '../ui/wizard.ts';

/** SQL to begin with; empty: none of those. Undefined: cancelled. */
export async function chooseQuery(
  panther: Panther,
  title: string,
  more: readonly Choice<string>[],
): Promise<string | undefined> {
  const choices = panther.server.request(listQueryExamples, null).then((examples) => [
    ...more,
    ...section(
      vscode.l10n.t('asked before'),
      panther.memory.queries.map((sql) => ({ label: withoutIcons(firstWords(sql)), value: sql })),
    ),
    ...section(
      vscode.l10n.t('examples'),
      examples.map(({ title: label, sql }) => ({ label, value: sql })),
    ),
  ]);
  return pickOne(title, vscode.l10n.t('A question to begin with'), choices);
}

function section(label: string, choices: readonly Choice<string>[]): readonly Choice<string>[] {
  if (choices.length === 0) return [];
  return [{ label, kind: vscode.QuickPickItemKind.Separator, value: '' }, ...choices];
}

/** Runs one statement of a document; an error is shown at its place there, and thrown on. */
export async function runStatement(panther: Panther, document: vscode.TextDocument, range: TextRange): Promise<void> {
  panther.problems.clear(document);
  try {
    await runSql(panther, inPlace(document.getText(), range));
  } catch (error) {
    panther.problems.show(document, error);
    throw error;
  }
}

export async function runSql(panther: Panther, sql: string): Promise<void> {
  const timeLimitSeconds = Math.max(1, readSetting('panther.query.timeoutSeconds'));
  const title = vscode.l10n.t('Asking the inventory');
  const result = await withNotification(title, (_, signal) =>
    panther.server.request(runQuery, { sql, timeLimitSeconds }, signal),
  );
  await panther.memory.addQuery(sql.trim());
  const before = visibleEditor(({ uri }) => uri.scheme === resultScheme);
  const shown = before === undefined ? null : panther.results.of(before.document.uri);
  const uri = panther.results.add({ sql, result }, shown?.format ?? 'table');
  // Where the one before is, else below: rows are wide.
  if (before === undefined) await openBelow(uri);
  else await openDocument(uri, { preview: true, preserveFocus: true, ...columnOf(before) });
}
