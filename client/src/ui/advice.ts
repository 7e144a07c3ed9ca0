import * as vscode from 'vscode';
import type { Memory } from '../memory.ts';
import { showInformation } from './messages.ts';

/** Says something that is worth knowing the first times, and can be turned off. */
export async function advise(memory: Memory, name: string, text: string): Promise<void> {
  if (memory.isSilenced(name)) return;
  const never = vscode.l10n.t("Don't Show Again");
  if ((await showInformation(text, [never])) === never) await memory.silence(name);
}
