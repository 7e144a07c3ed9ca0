/** Notifications and questions. */
import * as vscode from 'vscode';
import { oneLine } from './text.ts';

export async function showError(text: string, actions: readonly string[]): Promise<string | undefined> {
  return vscode.window.showErrorMessage(text, ...actions);
}

export async function showWarning(text: string, actions: readonly string[] = []): Promise<string | undefined> {
  return vscode.window.showWarningMessage(text, ...actions);
}

export async function showInformation(text: string, actions: readonly string[] = []): Promise<string | undefined> {
  return vscode.window.showInformationMessage(text, ...actions);
}

/** A modal question. True: the user chose `action`. */
export async function confirm(question: string, detail: string, action: string): Promise<boolean> {
  return (await choose(question, detail, [action])) === action;
}

/** A modal question with several answers; undefined: cancelled. */
export async function choose(
  question: string,
  detail: string,
  actions: readonly string[],
): Promise<string | undefined> {
  return vscode.window.showWarningMessage(oneLine(question), { modal: true, detail }, ...actions);
}

const statusMs = 8000;

/** A line in the status bar that goes away by itself. */
export function showStatus(text: string): void {
  vscode.window.setStatusBarMessage(text, statusMs);
}
