import * as vscode from 'vscode';
import type { AccountDraft } from '../../../server/src/protocol/accounts.ts';
import type { Choice } from '../ui/wizard.ts';

export type AccountToggle = keyof Pick<AccountDraft, 'realTime' | 'remediation'>;

/** What an account may be used for beyond reading. */
export function accountToggles(): readonly Choice<AccountToggle>[] {
  return [
    {
      label: vscode.l10n.t('Real-time events'),
      detail: vscode.l10n.t('Adds a role with which CloudFormation StackSets may set up event rules here.'),
      value: 'realTime',
    },
    {
      label: vscode.l10n.t('Automatic remediation'),
      detail: vscode.l10n.t('Adds a role that may change resources here, such as making a bucket private.'),
      value: 'remediation',
    },
  ];
}
