/** Writing the template's policy to the events queue where somebody changed it by hand: shown first, and asked. */
import * as vscode from 'vscode';
import type { QueuePolicyChange } from '../../../server/src/core/template/queuePolicy.ts';
import { planQueuePolicy, writeQueuePolicy } from '../../../server/src/protocol/templates.ts';
import { policyUri } from '../documents/policyDocuments.ts';
import type { Panther } from '../panther.ts';
import { openDiff } from '../ui/documents.ts';
import { confirm, showInformation } from '../ui/messages.ts';
import { pickOne } from '../ui/pick.ts';
import { withNotification } from '../ui/progress.ts';
import { oneLine, withoutIcons } from '../ui/text.ts';

/** `same`: nobody changed it. `left`: the user wants it as it is. */
export async function mendQueuePolicy(panther: Panther, profile: string | null): Promise<'same' | 'left' | 'written'> {
  const t = vscode.l10n.t;
  const change = await withNotification(t('Looking at the policy of the events queue'), (_, signal) =>
    panther.server.request(planQueuePolicy, { profile }, signal),
  );
  if (change === null) return 'same';
  if (!(await agree(change))) return 'left';
  await withNotification(t('Writing the policy of the events queue'), (_, signal) =>
    panther.server.request(writeQueuePolicy, { profile, change }, signal),
  );
  void showInformation(t('The template’s policy was written to the events queue.'));
  return 'written';
}

/** The two policies stand side by side in the editor while the question is asked. */
async function agree(change: QueuePolicyChange): Promise<boolean> {
  const t = vscode.l10n.t;
  await openDiff(
    t('Policy of the Events Queue: Now and by the Template'),
    policyUri(t('Queue'), change.live),
    policyUri(t('Template'), change.template),
  );
  const answer = await ask(change);
  if (answer !== 'write') return false;
  return confirm(
    t('Write the template’s policy to the events queue?'),
    t(
      'Somebody changed the policy by hand. What was added goes, and what was kept out on purpose may send to the queue again.',
    ),
    t('Write'),
  );
}

async function ask(change: QueuePolicyChange): Promise<'write' | 'leave' | undefined> {
  const t = vscode.l10n.t;
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, value: 'none' }) as const;
  const lines = (icon: string, statements: readonly string[]) =>
    statements.map((text) => ({ label: `$(${icon}) ${withoutIcons(oneLine(text))}`, value: 'none' }) as const);
  const answer = await pickOne<'write' | 'leave' | 'none'>(
    t('Policy of the Events Queue'),
    t('It is not the template’s: somebody changed it by hand'),
    [
      { label: t('Write the template’s policy...'), iconPath: new vscode.ThemeIcon('edit'), value: 'write' },
      { label: t('Leave the queue as it is'), iconPath: new vscode.ThemeIcon('circle-slash'), value: 'leave' },
      ...(change.goes.length === 0 ? [] : [separator(t('Goes')), ...lines('diff-removed', change.goes)]),
      ...(change.comes.length === 0 ? [] : [separator(t('Comes')), ...lines('diff-added', change.comes)]),
    ],
  );
  return answer === 'none' ? ask(change) : answer;
}
