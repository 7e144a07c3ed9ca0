/** Single questions outside of a flow. */
import * as vscode from 'vscode';
import { askChoice, askText, type Choice, type TextQuestion } from './wizard.ts';

/** One of several, or undefined. The items may still be loading. */
export async function pickOne<Value>(
  title: string,
  placeholder: string,
  items: readonly Choice<Value>[] | Promise<readonly Choice<Value>[]>,
  typed?: (text: string) => Choice<Value> | null,
): Promise<Value | undefined> {
  const question = { placeholder, items, ...(typed === undefined ? {} : { typed }) };
  return (await askChoice(single(title), question)).value;
}

export async function enterText(title: string, question: TextQuestion): Promise<string | undefined> {
  const answer = await askText(single(title), question);
  return answer.kind === 'next' ? answer.value : undefined;
}

/** A code that is not shown while it is typed. */
export async function enterSecret(title: string, prompt: string, signal: AbortSignal): Promise<string | undefined> {
  const source = new vscode.CancellationTokenSource();
  signal.addEventListener('abort', () => source.cancel(), { once: true });
  return vscode.window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true }, source.token);
}

// VS Code shows no step number where these are 0.
function single(title: string): Parameters<typeof askText>[0] {
  return { title, step: 0, totalSteps: 0, canGoBack: false };
}
