import * as vscode from 'vscode';
import { validateTemplate as validateRequest } from '../../../server/src/protocol/validation.ts';
import type { Panther } from '../panther.ts';
import { showInformation, showWarning } from '../ui/messages.ts';

/** Says what the rules find in the template of the active editor, and shows the list. */
export async function validateTemplate(panther: Panther): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) throw new Error(vscode.l10n.t('Open a template first.'));
  await panther.server.start();
  const count = await panther.server.request(validateRequest, { uri: document.uri.toString() });
  if (count === null) {
    await showWarning(
      vscode.l10n.t(
        'This is no CloudFormation template: it has no Resources with types, and its name is not among those of panther.validation.templateNames.',
      ),
    );
    return;
  }
  if (count.errors + count.warnings + count.notes === 0) {
    await showInformation(vscode.l10n.t('Nothing was found in this template.'));
    return;
  }
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  await showInformation(
    vscode.l10n.t(
      '{0} errors, {1} warnings and {2} notes in this template.',
      count.errors,
      count.warnings,
      count.notes,
    ),
  );
}
