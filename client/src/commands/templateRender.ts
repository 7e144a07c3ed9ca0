import * as vscode from 'vscode';
import { renderTemplate as renderRequest } from '../../../server/src/protocol/templates.ts';
import type { AccountTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { openUntitled, saveText } from '../ui/documents.ts';
import { showStatus } from '../ui/messages.ts';
import { pickOne } from '../ui/pick.ts';
import { targetAccount } from './targets.ts';

/** The scan role's template with an account's values: to read, to save, or as the command that deploys it. */
export async function renderTemplate(panther: Panther, target?: AccountTarget): Promise<void> {
  const title = vscode.l10n.t('Render Scan-Role Template');
  const account = await targetAccount(panther, target, title);
  if (account === undefined) return;
  const rendered = await panther.server.request(renderRequest, { template: 'scanRole', account });
  const action = await pickOne(title, vscode.l10n.t('What to do with the template'), [
    { label: vscode.l10n.t('Open in an editor'), iconPath: new vscode.ThemeIcon('go-to-file'), value: 'open' },
    { label: vscode.l10n.t('Save...'), iconPath: new vscode.ThemeIcon('save'), value: 'save' },
    {
      label: vscode.l10n.t('Copy the CLI command that deploys it'),
      iconPath: new vscode.ThemeIcon('terminal'),
      value: 'copy',
    },
  ]);
  if (action === 'open') await openUntitled('yaml', rendered.body);
  if (action === 'save') await saveText(rendered.fileName, rendered.body);
  if (action === 'copy') {
    await vscode.env.clipboard.writeText(rendered.cliCommand);
    showStatus(vscode.l10n.t('Command copied.'));
  }
}
