/** The lenses of the server's, put into words. */
import * as vscode from 'vscode';
import type { CodeLensMiddleware } from 'vscode-languageclient/node';
import type { LensFacts } from '../../../server/src/protocol/lenses.ts';
import { readSetting } from '../settings.ts';
import { lensText } from './templateLensText.ts';

export const provideTemplateLenses: NonNullable<CodeLensMiddleware['provideCodeLenses']> = async (
  document,
  token,
  next,
) => {
  if (!readSetting('panther.codeLens.enabled')) return [];
  return (await next(document, token))?.map(inWords);
};

/** The library's own class keeps what the server sent as `data`. */
function inWords(lens: vscode.CodeLens & { readonly data?: LensFacts }): vscode.CodeLens {
  if (lens.command === undefined || lens.data === undefined) return lens;
  return new vscode.CodeLens(lens.range, { ...lens.command, ...lensText(lens.data, vscode.l10n.t) });
}
