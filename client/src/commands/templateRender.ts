import * as vscode from 'vscode';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { renderTemplate as renderRequest, type TemplateName } from '../../../server/src/protocol/templates.ts';
import type { AccountTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { openUntitled, saveText } from '../ui/documents.ts';
import { showStatus } from '../ui/messages.ts';
import { pickOne } from '../ui/pick.ts';
import { targetAccount } from './targets.ts';

/** The scan role's template with an account's values: to read, to save, or as the command that deploys it. */
export async function renderScanRole(panther: Panther, target?: AccountTarget): Promise<void> {
  const title = vscode.l10n.t('Render Scan-Role Template');
  const account = await targetAccount(panther, target, title);
  if (account !== undefined) await render(panther, title, 'scanRole', account);
}

/** The queue's template, with the accounts that have real time on. */
export async function renderEventsQueue(panther: Panther): Promise<void> {
  await render(panther, vscode.l10n.t('Render Events Queue Template'), 'eventsQueue', null);
}

/** The template that tells of an account's changes in one of its regions. */
export async function renderRealTimeEvents(panther: Panther, target?: AccountTarget): Promise<void> {
  const title = vscode.l10n.t('Render Real-Time Events Template');
  const account = await targetAccount(panther, target, title);
  if (account !== undefined) await render(panther, title, 'realTimeEvents', account);
}

async function render(panther: Panther, title: string, template: TemplateName, account: Account | null): Promise<void> {
  const rendered = await panther.server.request(renderRequest, { template, account });
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
