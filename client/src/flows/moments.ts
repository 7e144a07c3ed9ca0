/** Asking for a time. */
import * as vscode from 'vscode';
import { errorLine } from '../errors/userError.ts';
import { enterText } from '../ui/pick.ts';
import type { TextQuestion } from '../ui/wizard.ts';

/** `check` throws what is wrong with a time. Undefined: cancelled. */
export function askMoment(
  title: string,
  prompt: string,
  check: (text: string, signal: AbortSignal) => Promise<unknown>,
): Promise<string | undefined> {
  return enterText(title, momentQuestion(prompt, '', check));
}

export function momentQuestion(
  prompt: string,
  value: string,
  check: (text: string, signal: AbortSignal) => Promise<unknown>,
): TextQuestion {
  return {
    prompt: vscode.l10n.t('{0}: 24h, 7d, last-scan, a date, or a date with a time', prompt),
    placeholder: '2026-11-22 14:00',
    value,
    validate: (text, signal) => check(text, signal).then(() => null, errorLine),
  };
}
