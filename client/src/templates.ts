/** Has the server ready where templates are open, and tells it how they are to be validated. */
import * as vscode from 'vscode';
import { validationChanged } from '../../server/src/protocol/validation.ts';
import type { Panther } from './panther.ts';
import { templateDocuments } from './server.ts';
import { changesValidation, validationSettings } from './settings.ts';

export function followTemplates({ server, errors }: Panther): vscode.Disposable {
  const look = (document: vscode.TextDocument): void => {
    if (server.state !== 'stopped' || !mayBeTemplate(document)) return;
    server.start().catch((error: unknown) => errors.note(error, 'Start'));
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    // A new document becomes a template while it is written.
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (changesValidation(change)) server.notify(validationChanged, validationSettings());
    }),
  );
}

const lengthOfLook = 50_000;

/** A glance, so that the server does not start for any YAML; whether it is a template is the server's to say. */
function mayBeTemplate(document: vscode.TextDocument): boolean {
  if (vscode.languages.match(templateDocuments, document) === 0) return false;
  const start = document.getText(new vscode.Range(new vscode.Position(0, 0), document.positionAt(lengthOfLook)));
  return /\bResources\b|\bAWSTemplateFormatVersion\b/.test(start);
}
