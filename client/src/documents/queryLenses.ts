/** The actions above each statement of a query document, and above a result. */
import * as vscode from 'vscode';
import { findStatements, type ResultFormat } from '../../../server/src/protocol/query.ts';
import type { CommandId } from '../contributions.ts';
import { queryFiles, resultScheme, resultSummary } from '../query/queryText.ts';
import type { Server } from '../server.ts';
import { readSetting } from '../settings.ts';
import { signalOf } from '../ui/cancellation.ts';
import type { QueryResults } from './queryResults.ts';

export function registerQueryLenses(server: Server, results: QueryResults): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('panther.codeLens.enabled')) changed.fire();
    }),
    server.onDidChangeState(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(
      { pattern: queryFiles },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: (document, token) => (isOn() ? statementLenses(server, document, signalOf(token)) : []),
      },
    ),
    vscode.languages.registerCodeLensProvider(
      { scheme: resultScheme },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: ({ uri }) => (isOn() ? resultLenses(results, uri) : []),
      },
    ),
  );
}

function isOn(): boolean {
  return readSetting('panther.codeLens.enabled');
}

async function statementLenses(
  server: Server,
  document: vscode.TextDocument,
  signal: AbortSignal,
): Promise<vscode.CodeLens[]> {
  const top = new vscode.Range(0, 0, 0, 0);
  const more = lens(top, 'panther.query.insert', vscode.l10n.t('Insert example...'), [document.uri]);
  if (server.state === 'failed') return [more];
  const statements = await server.request(findStatements, { text: document.getText() }, signal);
  const runs = statements.map(({ start, end }) => {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const target = { uri: document.uri.toString(), start, end };
    return lens(range, 'panther.query.run', vscode.l10n.t('Run on inventory'), [target]);
  });
  const [first, ...others] = runs;
  // Beside the first one, not on a line of its own.
  return first === undefined ? [more] : [first, new vscode.CodeLens(first.range, more.command), ...others];
}

function resultLenses(results: QueryResults, uri: vscode.Uri): vscode.CodeLens[] {
  const shown = results.of(uri);
  if (shown === null) return [];
  const top = new vscode.Range(0, 0, 0, 0);
  const formats: readonly (readonly [ResultFormat, string])[] = [
    ['table', vscode.l10n.t('Table')],
    ['csv', vscode.l10n.t('CSV')],
    ['json', vscode.l10n.t('JSON')],
  ];
  return [
    new vscode.CodeLens(top, { title: resultSummary(shown.result, vscode.l10n.t), command: '' }),
    ...formats
      .filter(([format]) => format !== shown.format)
      .map(([format, title]) => lens(top, 'panther.query.showAs', title, [uri, format])),
    lens(top, 'panther.query.save', vscode.l10n.t('Save as...'), [uri]),
    lens(top, 'panther.query.again', vscode.l10n.t('Run again'), [uri]),
  ];
}

function lens(range: vscode.Range, command: CommandId, title: string, args: readonly unknown[]): vscode.CodeLens {
  return new vscode.CodeLens(range, { command, title, arguments: [...args] });
}
