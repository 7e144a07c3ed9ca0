import * as vscode from 'vscode';

/** False: the user thought better of it. @throws Error when it is no web address */
export async function openWebPage(url: string): Promise<boolean> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new Error(vscode.l10n.t('Not a web address: {0}', url));
  }
  return vscode.env.openExternal(vscode.Uri.parse(url, true));
}
