import * as vscode from 'vscode';
import { resourceUri } from '../documents/uri.ts';
import type { Click, ItemFields } from './itemFields.ts';

/** `node` is what the item's command is called with. */
export function toTreeItem(fields: ItemFields, node: unknown): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(fields.label, fields.expandable ? Collapsed : None);
  item.id = fields.id;
  item.description = fields.description;
  item.iconPath = new vscode.ThemeIcon(
    fields.icon,
    fields.color === null ? undefined : new vscode.ThemeColor(fields.color),
  );
  item.contextValue = fields.contextValue;
  item.accessibilityInformation = { label: fields.spoken };
  if (fields.tooltip !== null) item.tooltip = fields.tooltip;
  if (fields.click !== null) item.command = toCommand(fields.click, node);
  return item;
}

function toCommand(click: Click, node: unknown): vscode.Command {
  if (click.kind === 'command') return { command: click.command, title: '', arguments: [node] };
  // VS Code's own command: a click previews the document, a double click keeps it.
  return { command: 'vscode.open', title: vscode.l10n.t('Open Resource'), arguments: [resourceUri(click.key)] };
}
