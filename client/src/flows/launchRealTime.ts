/** The stacks of real time in the CloudFormation console, where somebody deploys who has no profile here. */
import * as vscode from 'vscode';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import type { Panther } from '../panther.ts';
import { askRegion, requireMaster } from './deployRealTime.ts';
import { launch } from './launchStack.ts';

/** False: the user cancelled. */
export async function launchEventsQueue(panther: Panther): Promise<boolean> {
  const { accountId } = await requireMaster(panther);
  return launch(panther, {
    title: vscode.l10n.t('Launch Events Queue Stack'),
    template: 'eventsQueue',
    account: null,
    templateUrl: '',
    advice: vscode.l10n.t('Sign in to the master account ({0}) there and choose Create stack.', accountId),
  });
}

/** False: the user cancelled. */
export async function launchRealTimeEvents(panther: Panther, account: Account): Promise<boolean> {
  const title = vscode.l10n.t('Launch Real-Time Events Stack');
  const master = await requireMaster(panther);
  const region = await askRegion(title, master.region);
  if (region === undefined) return false;
  const advice = vscode.l10n.t('Sign in to account {0} ({1}) there and choose Create stack.', account.name, account.id);
  return launch(panther, { title, template: 'realTimeEvents', account, region, templateUrl: '', advice });
}
