/** Showing documents. */
import * as vscode from 'vscode';

export async function openDocument(
  uri: vscode.Uri,
  options: { readonly preview: boolean; readonly column?: vscode.ViewColumn; readonly preserveFocus?: boolean },
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { column, ...others } = options;
  await vscode.window.showTextDocument(document, {
    ...others,
    ...(column === undefined ? {} : { viewColumn: column }),
  });
}

/** In a group of its own below the active editor, which stays the active one. */
export async function openBelow(uri: vscode.Uri): Promise<void> {
  const above = vscode.window.activeTextEditor;
  await vscode.commands.executeCommand('workbench.action.newGroupBelow');
  // An editor that loses the focus while it opens gets no lenses.
  await openDocument(uri, { preview: true, preserveFocus: true });
  if (above === undefined) return;
  const { document, viewColumn, selection } = above;
  await vscode.window.showTextDocument(document, {
    preview: false,
    selection,
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
}

export function visibleEditor(fits: (document: vscode.TextDocument) => boolean): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => fits(document));
}

export function columnOf({ viewColumn }: vscode.TextEditor): { readonly column?: vscode.ViewColumn } {
  return viewColumn === undefined ? {} : { column: viewColumn };
}

/** A new, unsaved document with a name of its own, `Query-1.panther.sql`, beside others of its kind. */
export async function openNamed(name: string, extension: string, content: string): Promise<void> {
  const taken = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.path));
  let number = 1;
  while (taken.has(`${name}-${number}${extension}`)) number += 1;
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `${name}-${number}${extension}` });
  const document = await vscode.workspace.openTextDocument(uri);
  const other = visibleEditor((one) => one.uri.path.endsWith(extension));
  const editor = await vscode.window.showTextDocument(document, {
    preview: false,
    ...(other?.viewColumn === undefined ? {} : { viewColumn: other.viewColumn }),
  });
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
}

/** Adds a text after an empty line. */
export async function appendText(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const before = document.getText();
  const gap = before.trim() === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, document.positionAt(before.length), `${gap}${text}`);
  await vscode.workspace.applyEdit(edit);
}

/** VS Code's own comparison of two documents. */
export async function openDiff(title: string, left: vscode.Uri, right: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
}

/** Several comparisons below each other, in one editor. */
export async function openDiffs(
  title: string,
  pairs: readonly { readonly left: vscode.Uri; readonly right: vscode.Uri }[],
): Promise<void> {
  const resources = pairs.map(({ left, right }) => [right, left, right]);
  await vscode.commands.executeCommand('vscode.changes', title, resources);
}

/** A new, unsaved document. */
export async function openUntitled(language: string, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** A place in a document, from 0. */
export async function openAt(
  uri: vscode.Uri,
  { line, character }: { readonly line: number; readonly character: number },
): Promise<void> {
  const position = new vscode.Position(line, character);
  await vscode.window.showTextDocument(uri, { preview: false, selection: new vscode.Range(position, position) });
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

/**
 * Asks for a file that the server shall write. `extensions`: what they stand for, by extension; the chosen one is told.
 * Undefined: cancelled. @throws Error for a place that is not on the machine where the server runs
 */
export async function askFile(
  name: string,
  extension: string,
  extensions: Readonly<Record<string, string>>,
): Promise<{ readonly path: string; readonly extension: string } | undefined> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
  const ordered = Object.entries(extensions).toSorted(([a], [b]) => Number(b === extension) - Number(a === extension));
  const uri = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `${name}.${extension}`) }),
    filters: Object.fromEntries(ordered.map(([one, title]) => [title, [one]])),
  });
  if (uri === undefined) return undefined;
  if (uri.scheme !== 'file') {
    throw new Error(vscode.l10n.t('The file must be on the machine where the extension runs: {0}', uri.toString()));
  }
  return { path: uri.fsPath, extension: /\.(\w+)$/.exec(uri.path)?.[1]?.toLowerCase() ?? '' };
}

/** Asks for a file that is there. `filters`: extensions by what they stand for. Undefined: cancelled. */
export async function askExisting(
  title: string,
  openLabel: string,
  filters: Readonly<Record<string, readonly string[]>>,
): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [uri] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel,
      filters: Object.fromEntries(Object.entries(filters).map(([name, extensions]) => [name, [...extensions]])),
      ...(folder === undefined ? {} : { defaultUri: folder }),
    })) ?? [];
  return uri;
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
