import * as vscode from 'vscode';
import type { ExportFormatName } from '../../../server/src/core/export/exportFormat.ts';
import { exportProgressed, exportResources as exportRequest } from '../../../server/src/protocol/resources.ts';
import { countResources, type InventoryNode, type TreeFilter } from '../../../server/src/protocol/tree.ts';
import { savedNote } from '../flows/savedNote.ts';
import type { Panther } from '../panther.ts';
import { askFile } from '../ui/documents.ts';
import { pickOne } from '../ui/pick.ts';
import { withNotification } from '../ui/progress.ts';
import { formatCount, withoutIcons } from '../ui/text.ts';
import type { Choice } from '../ui/wizard.ts';
import { filterText } from '../views/resources/filterText.ts';
import { groupFilter } from '../views/resources/groupFilter.ts';

/** Writes resources to a file: those of a group of the tree, those that the tree's filter shows, or all. */
export async function exportResources(panther: Panther, node?: InventoryNode): Promise<void> {
  const title = vscode.l10n.t('Export Resources');
  const scope = await chooseScope(panther, title, node);
  if (scope === undefined) return;
  const format = await pickOne(title, vscode.l10n.t('The format of the file'), formatChoices());
  if (format === undefined) return;
  const file = await askFile('resources', format, { [format]: formatNames()[format] });
  if (file === undefined) return;
  const { path } = file;
  const progressTitle = vscode.l10n.t('Exporting resources');
  const { resources } = await withNotification(progressTitle, async (report, signal) => {
    const subscription = panther.server.on(exportProgressed, (progress) => {
      if (progress.path !== path) return;
      const { done, total } = progress;
      report(vscode.l10n.t('{0} of {1}', formatCount(done), formatCount(total)), (100 * done) / Math.max(1, total));
    });
    try {
      return await panther.server.request(exportRequest, { filter: scope.filter, format, path }, signal);
    } finally {
      subscription.dispose();
    }
  });
  const text =
    resources === 1
      ? vscode.l10n.t('Exported 1 resource.')
      : vscode.l10n.t('Exported {0} resources.', formatCount(resources));
  savedNote(panther, text, path);
}

interface Scope {
  readonly filter: TreeFilter | null;
}

async function chooseScope(
  panther: Panther,
  title: string,
  node: InventoryNode | undefined,
): Promise<Scope | undefined> {
  const { filter } = panther.resources;
  if (node?.kind === 'group') return { filter: groupFilter(node, filter) };
  if (filter === null) return { filter: null };
  const counts = await panther.server.request(countResources, { filter });
  const choices: readonly Choice<Scope>[] = [
    {
      label: vscode.l10n.t('What the tree shows'),
      description: formatCount(counts.shown),
      detail: withoutIcons(filterText(filter, null, vscode.l10n.t)),
      value: { filter },
    },
    { label: vscode.l10n.t('All resources'), description: formatCount(counts.all), value: { filter: null } },
  ];
  return pickOne(title, vscode.l10n.t('What to export'), choices);
}

function formatNames(): Readonly<Record<ExportFormatName, string>> {
  return {
    jsonl: vscode.l10n.t('JSON lines'),
    json: vscode.l10n.t('JSON'),
    csv: vscode.l10n.t('CSV'),
  };
}

function formatChoices(): readonly Choice<ExportFormatName>[] {
  const names = formatNames();
  return [
    {
      label: names.csv,
      description: vscode.l10n.t('for spreadsheets; a column for each attribute of one type'),
      value: 'csv',
    },
    { label: names.json, description: vscode.l10n.t('one list, in the form that policies read'), value: 'json' },
    { label: names.jsonl, description: vscode.l10n.t('one whole document a line'), value: 'jsonl' },
  ];
}
