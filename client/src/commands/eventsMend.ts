import * as vscode from 'vscode';
import type { Panther } from '../panther.ts';
import { typeIntoTerminal } from '../ui/terminal.ts';

/** A command that mends a step of real time's set-up: the user sees it, and runs it with the right profile. */
export async function mendSetup(_: Panther, command?: string, place?: string): Promise<void> {
  if (command === undefined) return;
  typeIntoTerminal(place === undefined || place === '' ? vscode.l10n.t('Real-time setup') : place, command);
}
