import * as vscode from 'vscode';
import { checkEventsSetup } from '../../../server/src/protocol/events.ts';
import type { AccountTarget } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { openDocument } from '../ui/documents.ts';
import { withNotification } from '../ui/progress.ts';
import { accountIdOf } from './targets.ts';

/** Each step on the way of events, of all accounts with real time on or of the one that was chosen. */
export async function checkSetup(panther: Panther, target?: AccountTarget): Promise<void> {
  const id = accountIdOf(target);
  const params = { accountIds: id === undefined ? null : [id] };
  const { text } = await withNotification(vscode.l10n.t('Checking the set-up of real time'), (_, signal) =>
    panther.server.request(checkEventsSetup, params, signal),
  );
  await openDocument(panther.setupReports.add(text), { preview: false });
}
