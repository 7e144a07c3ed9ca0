import * as vscode from 'vscode';
import { validateWithAws } from '../../../server/src/protocol/awsValidation.ts';
import { acceptedText } from '../flows/awsVerdictText.ts';
import { pickProfile } from '../flows/profiles.ts';
import type { Panther } from '../panther.ts';
import { showInformation, showWarning } from '../ui/messages.ts';
import { withNotification } from '../ui/progress.ts';

/** Asks CloudFormation what it says of a template: of the one that is given, else of that in the active editor. */
export async function validateTemplateWithAws(panther: Panther, uri?: string): Promise<void> {
  const title = vscode.l10n.t('Validate Template with AWS');
  const document =
    typeof uri === 'string'
      ? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
      : vscode.window.activeTextEditor?.document;
  if (document === undefined) throw new Error(vscode.l10n.t('Open a template first.'));
  const chosen = await pickProfile(panther, title);
  if (chosen === undefined) return;
  const { version } = document;
  const name = document.fileName.replace(/^.*[\\/]/, '');
  const asked = { name, text: document.getText(), ...chosen };
  panther.awsProblems.clear(document);
  const verdict = await withNotification(vscode.l10n.t('AWS CloudFormation looks at {0}', name), (_, signal) =>
    panther.server.request(validateWithAws, asked, signal),
  );
  if (verdict === null) {
    await showWarning(vscode.l10n.t('This is no CloudFormation template: it has no Resources with types.'));
    return;
  }
  if (verdict.problem === null) {
    await showInformation(acceptedText(verdict, vscode.l10n.t));
    return;
  }
  if (document.version === version) panther.awsProblems.show(document, verdict.problem);
  await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
  await showWarning(vscode.l10n.t('AWS CloudFormation does not accept this template: {0}', verdict.problem.message));
}
