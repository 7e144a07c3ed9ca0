import * as vscode from 'vscode';
import { consoleUrl } from '../../../server/src/protocol/resources.ts';
import type { ResourceTarget } from '../contributions.ts';
import { openWebPage } from '../flows/webPage.ts';
import type { Panther } from '../panther.ts';
import { advise } from '../ui/advice.ts';
import { targetResource } from './targets.ts';

export async function openInConsole(panther: Panther, target?: ResourceTarget): Promise<void> {
  const key = await targetResource(panther, target, vscode.l10n.t('Open in AWS Console'));
  if (key === undefined) return;
  const { url, accountId, accountName } = await panther.server.request(consoleUrl, key);
  if (!(await openWebPage(url))) return;
  const text = vscode.l10n.t('The console page needs a sign-in to account {0} ({1}).', accountName, accountId);
  void advise(panther.memory, 'consoleAccount', text);
}
