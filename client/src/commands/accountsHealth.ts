/** The roles of all accounts, and how the accounts do. */
import * as vscode from 'vscode';
import type { HealthChoice } from '../../../server/src/core/accounts/healthList.ts';
import { fleetHealth, fleetProgress, verifyFleet } from '../../../server/src/protocol/accounts.ts';
import { orderTitles } from '../documents/healthDocument.ts';
import type { Panther } from '../panther.ts';
import { askFile, openDocument } from '../ui/documents.ts';
import { enterText, pickOne } from '../ui/pick.ts';
import { withNotification } from '../ui/progress.ts';
import { formatCount } from '../ui/text.ts';

/** Shows how the accounts do, and checks their roles meanwhile. A check that fails or is cancelled leaves what is known. */
export async function checkFleet(panther: Panther): Promise<void> {
  await openDocument(panther.health.uri, { preview: false });
  try {
    await withNotification(vscode.l10n.t('Checking the roles of all accounts'), (report, signal) =>
      verified(panther, report, signal),
    );
  } finally {
    panther.sources.refresh(null);
    panther.health.show({});
  }
}

async function verified(
  panther: Panther,
  report: (message: string, percent?: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const subscription = panther.server.on(fleetProgress, ({ done, total }) =>
    report(
      vscode.l10n.t('{0} of {1}', formatCount(done), formatCount(total)),
      total === 0 ? 100 : Math.floor((done / total) * 100),
    ),
  );
  try {
    await panther.server.request(verifyFleet, { accountIds: null }, signal);
  } finally {
    subscription.dispose();
  }
}

export async function sortHealth(panther: Panther): Promise<void> {
  const t = vscode.l10n.t;
  const items = orderTitles().map(([order, label]) => ({ label, value: order }));
  const order = await pickOne(t('Fleet Health'), t('The order of the accounts'), items);
  if (order !== undefined) panther.health.show({ order });
}

export async function filterHealth(panther: Panther): Promise<void> {
  const t = vscode.l10n.t;
  const items: readonly { readonly label: string; readonly value: Partial<HealthChoice> | 'words' }[] = [
    { label: t('All accounts'), value: { text: '', wrongOnly: false } },
    { label: t('Only those with something to do'), value: { wrongOnly: true } },
    { label: t('Words...'), value: 'words' },
  ];
  const chosen = await pickOne(t('Fleet Health'), t('Which accounts are shown'), items);
  if (chosen === undefined) return;
  if (chosen !== 'words') {
    panther.health.show(chosen);
    return;
  }
  const text = await enterText(t('Fleet Health'), {
    prompt: t('Words that must each occur in the name, label, id, state or what is wrong'),
    placeholder: 'prod broken',
    value: panther.health.choice.text,
    validate: async () => null,
  });
  if (text !== undefined) panther.health.show({ text });
}

/** Saves the accounts that are shown, in their order. */
export async function saveHealth(panther: Panther): Promise<void> {
  const t = vscode.l10n.t;
  const file = await askFile('fleet-health', 'csv', { csv: t('CSV'), json: t('JSON'), txt: t('Text') });
  if (file === undefined) return;
  const format = file.extension === 'json' ? 'json' : file.extension === 'txt' ? 'text' : 'csv';
  const { text } = await panther.server.request(fleetHealth, { choice: panther.health.choice, format });
  await vscode.workspace.fs.writeFile(vscode.Uri.file(file.path), new TextEncoder().encode(text));
}
