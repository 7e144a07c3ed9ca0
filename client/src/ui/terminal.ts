/** Terminals. */
import * as vscode from 'vscode';

/** Types a command into a new terminal, and leaves it to the user to run it. */
export function typeIntoTerminal(name: string, command: string): void {
  const terminal = vscode.window.createTerminal({ name });
  terminal.show();
  terminal.sendText(command, false);
}
