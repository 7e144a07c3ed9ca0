import * as vscode from 'vscode';
import { chooseQuery } from '../flows/queryFlow.ts';
import type { Panther } from '../panther.ts';
import { openNamed } from '../ui/documents.ts';

/** Opens a query to edit and run: the one given, an example, one that was asked before, or an empty one. */
export async function openQuery(panther: Panther, sql?: string): Promise<void> {
  const text = typeof sql === 'string' ? sql : await choose(panther);
  if (text === undefined) return;
  await openNamed('Query', '.panther.sql', text === '' ? `${beginning()}\n` : `${text};\n`);
}

function choose(panther: Panther): Promise<string | undefined> {
  const empty = {
    label: vscode.l10n.t('New query'),
    description: vscode.l10n.t('a view for each resource type: aws_s3_bucket, aws_iam_role ...'),
    iconPath: new vscode.ThemeIcon('new-file'),
    value: '',
  };
  return chooseQuery(panther, vscode.l10n.t('Query Inventory'), [empty]);
}

function beginning(): string {
  return [
    `-- ${vscode.l10n.t('Each resource type is a view, with a column for each attribute. Ctrl+Space lists both.')}`,
    'SELECT account_name, region, count(*) AS buckets',
    'FROM aws_s3_bucket',
    'GROUP BY 1, 2;',
  ].join('\n');
}
