/** Views, their columns and functions, while a query is written. */
import * as vscode from 'vscode';
import { listQueryViews, type QueryView } from '../../../server/src/protocol/query.ts';
import { queryFiles } from '../query/queryText.ts';
import type { Server } from '../server.ts';
import { signalOf } from '../ui/cancellation.ts';
import { formatCount } from '../ui/text.ts';

export function registerQueryCompletion(server: Server): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { pattern: queryFiles },
    {
      async provideCompletionItems(document, _, token) {
        if (server.state === 'failed') return [];
        const views = await server.request(listQueryViews, null, signalOf(token));
        const text = document.getText().toLowerCase();
        const mentioned = views.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
        return [...views.map(viewItem), ...mentioned.flatMap(columnItems)];
      },
    },
    '.',
  );
}

function viewItem({ name, about, resources }: QueryView): vscode.CompletionItem {
  const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Struct);
  item.detail = resources === null ? about : `${about} (${formatCount(resources)})`;
  return item;
}

function columnItems({ name, columns }: QueryView): readonly vscode.CompletionItem[] {
  return columns.map((column) => {
    const item = new vscode.CompletionItem(column.name, vscode.CompletionItemKind.Field);
    item.detail = `${column.kind} · ${name}`;
    if (column.about !== null) item.documentation = column.about;
    return item;
  });
}
