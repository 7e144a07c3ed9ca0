/** Terminals. */
import * as vscode from 'vscode';
import { debounce } from '../timing.ts';

/** A shell that does not say when it begins gets the command then. */
const readyMs = 3_000;
/** From there to its first prompt. */
const promptMs = 300;

/** Types a command into a new terminal, and leaves it to the user to run it. */
export function typeIntoTerminal(name: string, command: string): void {
  const terminal = vscode.window.createTerminal({ name });
  terminal.show();
  // What is typed before the prompt is there is shown twice.
  const typeLater = debounce(() => type(), readyMs, readyMs);
  const typeSoon = debounce(() => type(), promptMs, promptMs);
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeTerminalShellIntegration((ready) => {
      if (ready.terminal === terminal) typeSoon();
    }),
    vscode.window.onDidCloseTerminal((closed) => {
      if (closed === terminal) stop();
    }),
  );
  const stop = (): void => {
    typeLater.dispose();
    typeSoon.dispose();
    listeners.dispose();
  };
  const type = (): void => {
    stop();
    terminal.sendText(command, false);
  };
  typeLater();
}
