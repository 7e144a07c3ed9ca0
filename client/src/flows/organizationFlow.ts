/** The organization of the master account: all its accounts may then send their events to the queue. */
import * as vscode from 'vscode';
import type { MasterAccount } from '../../../server/src/core/accounts/account.ts';
import { setMaster } from '../../../server/src/protocol/accounts.ts';
import type { Panther } from '../panther.ts';
import { showInformation } from '../ui/messages.ts';
import { enterText } from '../ui/pick.ts';
import type { TextQuestion } from '../ui/wizard.ts';

/** Asks for the organization alone. Nothing is asked again that the accounts file says of the master account. */
export async function runOrganizationFlow(panther: Panther, master: MasterAccount): Promise<void> {
  const { organizationId: known = '' } = master;
  const entered = await enterText(vscode.l10n.t('Set Organization'), organizationQuestion(known));
  if (entered === undefined || entered === known) return;
  await panther.server.request(setMaster, { ...master, organizationId: entered === '' ? null : entered });
  const deploy = vscode.l10n.t('Deploy Events Queue Stack...');
  const text =
    entered === ''
      ? vscode.l10n.t('The queue will let in the accounts that have real time on, once its stack is deployed again.')
      : vscode.l10n.t('The queue will let in all accounts of {0}, once its stack is deployed again.', entered);
  if ((await showInformation(text, [deploy])) === deploy) {
    await vscode.commands.executeCommand('panther.stack.deployQueue');
  }
}

/** Nothing entered: there is none. */
export function organizationQuestion(value: string): TextQuestion {
  return {
    prompt: vscode.l10n.t(
      'Optional: the organization of this account. It is needed where more than 100 accounts are to send their events. The console of AWS Organizations shows its id, and so does `aws organizations describe-organization`',
    ),
    placeholder: 'o-a1b2c3d4e5',
    value,
    validate: async (id) =>
      id === '' || /^o-[a-z0-9]{10,32}$/.test(id)
        ? null
        : vscode.l10n.t('Enter the id of an organization, for example o-a1b2c3d4e5, or nothing.'),
  };
}
