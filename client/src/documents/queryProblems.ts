/** What SQLite says of a query, at its place in the document, until the document changes. */
import * as vscode from 'vscode';
import { toUserError } from '../errors/userError.ts';

export interface QueryProblems extends vscode.Disposable {
  clear(document: vscode.TextDocument): void;
  /** Shows an error that has a place; another one has none in the document. */
  show(document: vscode.TextDocument, error: unknown): void;
}

export function createQueryProblems(): QueryProblems {
  const problems = vscode.languages.createDiagnosticCollection('panther-query');
  const subscriptions = vscode.Disposable.from(
    problems,
    vscode.workspace.onDidChangeTextDocument(({ document }) => problems.delete(document.uri)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)),
  );
  return {
    clear: ({ uri }) => problems.delete(uri),
    show(document, error) {
      const problem = toUserError(error);
      if (problem === null || problem.place === null) return;
      const position = document.validatePosition(new vscode.Position(problem.place.line - 1, problem.place.column - 1));
      const range = document.getWordRangeAtPosition(position) ?? new vscode.Range(position, position);
      const diagnostic = new vscode.Diagnostic(range, problem.text, vscode.DiagnosticSeverity.Error);
      diagnostic.source = 'Panther';
      problems.set(document.uri, [diagnostic]);
    },
    dispose: () => subscriptions.dispose(),
  };
}
