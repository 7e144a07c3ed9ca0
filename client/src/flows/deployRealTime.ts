/** The stacks of real time: the queue in the master account, and what sends events to it from each account and region. */
import * as vscode from 'vscode';
import type { Account, MasterAccount } from '../../../server/src/core/accounts/account.ts';
import { getAccounts } from '../../../server/src/protocol/accounts.ts';
import type { Panther } from '../panther.ts';
import { enterText } from '../ui/pick.ts';
import { deploy } from './deployStack.ts';

/** True: the stack is deployed. False: the user cancelled. */
export async function deployEventsQueue(panther: Panther): Promise<boolean> {
  const master = await requireMaster(panther);
  return deploy(panther, {
    title: vscode.l10n.t('Deploy Events Queue Stack'),
    template: 'eventsQueue',
    account: null,
    owner: { id: master.accountId, name: vscode.l10n.t('the master account') },
  });
}

/** `known` null: the region is asked for. True: the stack is deployed. False: the user cancelled. */
export async function deployRealTimeEvents(panther: Panther, account: Account, known: string | null): Promise<boolean> {
  const title = vscode.l10n.t('Deploy Real-Time Events Stack');
  const master = await requireMaster(panther);
  const region = known ?? (await askRegion(title, master.region));
  if (region === undefined) return false;
  return deploy(panther, { title, template: 'realTimeEvents', account, region, owner: account });
}

/** Undefined: the user cancelled. */
export function askRegion(title: string, usual: string): Promise<string | undefined> {
  return enterText(title, {
    prompt: vscode.l10n.t(
      'The region whose events are to come in; one stack for each. IAM tells of its changes in us-east-1',
    ),
    placeholder: 'us-east-1',
    value: usual,
    validate: async (value) =>
      /^[a-z]{2,4}(-[a-z]{2,12}){1,2}-\d{1,2}$/.test(value)
        ? null
        : vscode.l10n.t('Enter the code of a region, such as us-east-1.'),
  });
}

export async function requireMaster(panther: Panther): Promise<MasterAccount> {
  const { master } = await panther.server.request(getAccounts, null);
  if (master !== null) return master;
  throw new Error(vscode.l10n.t('No master account is set. Run "Panther: Set Master Account..." first.'));
}
