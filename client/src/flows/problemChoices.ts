import * as vscode from 'vscode';
import { toUserError } from '../errors/userError.ts';
import { withoutIcons } from '../ui/text.ts';
import type { Choice } from '../ui/wizard.ts';

/** An error in a list of choices: what failed, and below it what to do, because a line of the list is short. */
export function problemChoices<Value>(error: unknown, value: Value): readonly Choice<Value>[] {
  const problem = toUserError(error);
  if (problem === null) return [];
  const icon = new vscode.ThemeIcon('error');
  const what = { label: withoutIcons(problem.what), iconPath: icon, value };
  if (problem.hint === null) return [what];
  return [what, { label: withoutIcons(problem.hint), iconPath: new vscode.ThemeIcon('lightbulb'), value }];
}
