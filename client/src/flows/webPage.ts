import * as vscode from 'vscode';

/** @throws Error when it is no web address, or the user's browser cannot be opened */
export async function openWebPage(url: string): Promise<void> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new Error(vscode.l10n.t('Not a web address: {0}', url));
  }
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
