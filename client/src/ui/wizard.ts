/** The inputs of a multi-step flow: each has a title, a step number and, after the first, a Back button. */
import * as vscode from 'vscode';
import { errorLine } from '../errors/userError.ts';
import type { Position } from './multiStep.ts';

export interface Answer<Value> {
  readonly kind: 'next' | 'back' | 'cancelled';
  /** What was entered, whichever way the step was left. */
  readonly value: Value;
}

export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** What is wrong with a value, in words; null: nothing. Called while typing; the last call counts. */
  readonly validate: (value: string, signal: AbortSignal) => Promise<string | null>;
}

export function askText(position: Position, question: TextQuestion): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  place(input, position);
  input.prompt = question.prompt;
  input.placeholder = question.placeholder;
  input.value = question.value;
  let controller = new AbortController();

  async function isValid(): Promise<boolean> {
    controller.abort();
    const mine = new AbortController();
    controller = mine;
    input.busy = true;
    const problem = await question.validate(input.value.trim(), mine.signal).catch(errorLine);
    if (mine.signal.aborted) return false;
    input.busy = false;
    input.validationMessage = problem ?? undefined;
    return problem === null;
  }

  return new Promise<Answer<string>>((resolve) => {
    const leave = (kind: Answer<string>['kind']) => resolve({ kind, value: input.value.trim() });
    input.onDidChangeValue(() => void isValid());
    input.onDidAccept(() => {
      void isValid().then((valid) => valid && leave('next'));
    });
    input.onDidTriggerButton(() => leave('back'));
    input.onDidHide(() => leave('cancelled'));
    input.show();
    if (question.value !== '') void isValid();
  }).finally(() => {
    controller.abort();
    input.dispose();
  });
}

export interface Choice<Value> extends vscode.QuickPickItem {
  readonly value: Value;
}

export interface ChoiceQuestion<Value> {
  readonly placeholder: string;
  readonly items: readonly Choice<Value>[] | Promise<readonly Choice<Value>[]>;
  /** Replaces the placeholder once the items are there. */
  readonly result?: Promise<string>;
  /** Another question that took this one's place and gives it back; null: there is none, this one was left. */
  readonly interruption?: () => Promise<unknown> | null;
  /** The value that is marked at first. */
  readonly active?: Value;
  /** Makes a choice of what was typed where no item fits; absent: only items can be chosen. */
  readonly typed?: (text: string) => Choice<Value> | null;
}

/** Asks for one of several; undefined unless the kind is `next`. */
export function askChoice<Value>(
  position: Position,
  question: ChoiceQuestion<Value>,
): Promise<Answer<Value | undefined>> {
  const pick = vscode.window.createQuickPick<Choice<Value>>();
  place(pick, position);
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  let items: readonly Choice<Value>[] = [];

  function show(): void {
    const typed = pick.value.trim() === '' ? null : question.typed?.(pick.value.trim());
    const known = items.some((item) => item.label === typed?.label);
    pick.items = typed && !known ? [...items, { ...typed, alwaysShow: true }] : items;
  }

  return new Promise<Answer<Value | undefined>>((resolve, reject) => {
    pick.onDidChangeValue(() => {
      if (question.typed !== undefined) show();
    });
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0];
      if (chosen !== undefined) resolve({ kind: 'next', value: chosen.value });
    });
    pick.onDidTriggerButton(() => resolve({ kind: 'back', value: undefined }));
    pick.onDidHide(() => {
      const other = question.interruption?.() ?? null;
      if (other === null) resolve({ kind: 'cancelled', value: undefined });
      else other.then(() => pick.show(), reject);
    });
    pick.busy = true;
    Promise.all([question.items, question.result ?? question.placeholder]).then(([loaded, placeholder]) => {
      items = loaded;
      show();
      pick.placeholder = placeholder;
      pick.busy = false;
      const marked = pick.items.filter((item) => question.active !== undefined && item.value === question.active);
      if (marked.length > 0) pick.activeItems = marked;
    }, reject);
    pick.show();
  }).finally(() => pick.dispose());
}

export interface TogglesQuestion<Value> {
  readonly placeholder: string;
  readonly items: readonly Choice<Value>[] | Promise<readonly Choice<Value>[]>;
  readonly chosen: readonly Value[];
}

/** Asks for any number of several. */
export function askToggles<Value>(
  position: Position,
  question: TogglesQuestion<Value>,
): Promise<Answer<readonly Value[]>> {
  const pick = vscode.window.createQuickPick<Choice<Value>>();
  place(pick, position);
  pick.placeholder = question.placeholder;
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  let loaded = false;

  return new Promise<Answer<readonly Value[]>>((resolve, reject) => {
    const leave = (kind: Answer<Value>['kind']) =>
      resolve({ kind, value: loaded ? pick.selectedItems.map((item) => item.value) : question.chosen });
    pick.onDidAccept(() => leave('next'));
    pick.onDidTriggerButton(() => leave('back'));
    pick.onDidHide(() => leave('cancelled'));
    pick.busy = true;
    Promise.resolve(question.items).then((items) => {
      pick.items = items;
      pick.selectedItems = items.filter((item) => question.chosen.includes(item.value));
      pick.busy = false;
      loaded = true;
    }, reject);
    pick.show();
  }).finally(() => pick.dispose());
}

function place(input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>, position: Position): void {
  input.title = position.title;
  input.step = position.step;
  input.totalSteps = position.totalSteps;
  // People look things up in a browser meanwhile.
  input.ignoreFocusOut = true;
  input.buttons = position.canGoBack ? [vscode.QuickInputButtons.Back] : [];
}
