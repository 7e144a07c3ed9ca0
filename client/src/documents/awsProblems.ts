/** What CloudFormation said of a template, at its place in the document, until the document changes. */
import * as vscode from 'vscode';
import type { AwsProblem } from '../../../server/src/protocol/awsValidation.ts';

export interface AwsProblems extends vscode.Disposable {
  clear(document: vscode.TextDocument): void;
  show(document: vscode.TextDocument, problem: AwsProblem): void;
}

export function createAwsProblems(): AwsProblems {
  const problems = vscode.languages.createDiagnosticCollection('panther-aws');
  const subscriptions = vscode.Disposable.from(
    problems,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      // Saving and setting the language are told of in the same way.
      if (contentChanges.length > 0) problems.delete(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)),
  );
  return {
    clear: ({ uri }) => problems.delete(uri),
    show(document, { message, start, end }) {
      const range = document.validateRange(
        new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1),
      );
      const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
      diagnostic.source = 'AWS CloudFormation';
      problems.set(document.uri, [diagnostic]);
    },
    dispose: () => subscriptions.dispose(),
  };
}
