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
  await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
  const t = vscode.l10n.t;
  const parts = [
    count.errors === 1 ? t('1 error') : t('{0} errors', count.errors),
    count.warnings === 1 ? t('1 warning') : t('{0} warnings', count.warnings),
    count.notes === 1 ? t('1 note') : t('{0} notes', count.notes),
  ];
  await showInformation(t('In this template: {0}.', parts.join(', ')));
}
