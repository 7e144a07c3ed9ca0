/** The step that gets the scan role into the account, in one of five ways. */
import * as vscode from 'vscode';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { prepareAccount } from '../../../server/src/protocol/accounts.ts';
import { renderTemplate } from '../../../server/src/protocol/templates.ts';
import type { Panther } from '../panther.ts';
import { saveText } from '../ui/documents.ts';
import { showStatus } from '../ui/messages.ts';
import type { Step } from '../ui/multiStep.ts';
import { askChoice, type Choice } from '../ui/wizard.ts';
import { type AccountEntry, knownAccount, needsDeployment } from './accountEntry.ts';
import { attempt } from './attempt.ts';
import { deployScanRole } from './deployStack.ts';
import { launchScanRole } from './launchStack.ts';

type Way = 'deploy' | 'console' | 'command' | 'save' | 'done';

export function roleStep(panther: Panther): Step<AccountEntry> {
  return {
    group: 'role',
    needed: needsDeployment,
    async run(entry, position) {
      const account = await attempt(panther, position.title, () => preparedAccount(panther, entry));
      if (account === undefined) return { kind: 'back', state: entry };
      let state: AccountEntry = { ...entry, prepared: account };
      for (;;) {
        const placeholder = state.roleTouched
          ? vscode.l10n.t('When the stack is complete in account {0}, choose "It is deployed already"', account.id)
          : vscode.l10n.t('How does the scan role get into account {0}?', account.id);
        const { kind, value } = await askChoice(position, { placeholder, items: ways(), ...afterwards(state) });
        if (kind !== 'next' || value === undefined) return { kind, state };
        if (value === 'done') return { kind: 'next', state };
        const taken = await attempt(panther, position.title, () => take(panther, value, account));
        if (taken === true) state = { ...state, roleTouched: true };
        if (taken === true && value === 'deploy') return { kind: 'next', state };
      }
    },
  };
}

export async function preparedAccount(panther: Panther, entry: AccountEntry): Promise<Account> {
  return knownAccount(entry) ?? (await panther.server.request(prepareAccount, entry.draft));
}

function afterwards(state: AccountEntry): { readonly active?: Way } {
  return state.roleTouched ? { active: 'done' } : {};
}

function ways(): readonly Choice<Way>[] {
  return [
    {
      label: vscode.l10n.t('Deploy now...'),
      detail: vscode.l10n.t('With a profile that you choose; the changes are shown before anything is created'),
      iconPath: new vscode.ThemeIcon('rocket'),
      value: 'deploy',
    },
    {
      label: vscode.l10n.t('Open in the CloudFormation console...'),
      detail: vscode.l10n.t('With everything filled in; needs the template in S3'),
      iconPath: new vscode.ThemeIcon('link-external'),
      value: 'console',
    },
    {
      label: vscode.l10n.t('Copy the CLI command'),
      detail: vscode.l10n.t('Saves the template first: the command deploys that file'),
      iconPath: new vscode.ThemeIcon('terminal'),
      value: 'command',
    },
    {
      label: vscode.l10n.t('Save the template...'),
      detail: vscode.l10n.t('To deploy it in your own way'),
      iconPath: new vscode.ThemeIcon('save'),
      value: 'save',
    },
    {
      label: vscode.l10n.t('It is deployed already'),
      detail: vscode.l10n.t('Check the roles now'),
      iconPath: new vscode.ThemeIcon('check'),
      value: 'done',
    },
  ];
}

/** False: the user cancelled. */
async function take(panther: Panther, way: Exclude<Way, 'done'>, account: Account): Promise<boolean> {
  if (way === 'deploy') return deployScanRole(panther, account);
  if (way === 'console') return launchScanRole(panther, account);
  const rendered = await panther.server.request(renderTemplate, { template: 'scanRole', account });
  if ((await saveText(rendered.fileName, rendered.body)) === undefined) return false;
  if (way === 'save') return true;
  await vscode.env.clipboard.writeText(rendered.cliCommand);
  showStatus(vscode.l10n.t('Command copied. Run it in the folder of the template.'));
  return true;
}
