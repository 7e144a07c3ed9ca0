/** Showing documents. */
import * as vscode from 'vscode';

export async function openDocument(uri: vscode.Uri, options: { readonly preview: boolean }): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, options);
}

/** A new, unsaved document. */
export async function openUntitled(language: string, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** Line and column are 1-based. */
export async function openFileAt(place: {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}): Promise<void> {
  const position = new vscode.Position(place.line - 1, place.column - 1);
  await vscode.window.showTextDocument(vscode.Uri.file(place.path), {
    selection: new vscode.Range(position, position),
  });
}

/** Asks where to save a text; false: cancelled. */
export async function saveText(fileName: string, text: string): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
    filters: { CloudFormation: ['yml', 'yaml', 'json'] },
  });
  if (uri !== undefined) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}
