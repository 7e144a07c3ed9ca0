/** Registers all commands. The one boundary of the client: whatever a command throws is shown from here. */
import * as vscode from 'vscode';
import type { Panther } from '../panther.ts';
import { handlers } from './handlers.ts';

type AnyHandler = (panther: Panther, ...args: readonly unknown[]) => Promise<void>;

export function registerCommands(panther: Panther): vscode.Disposable {
  const registrations = Object.entries(handlers).map(([id, handler]) =>
    vscode.commands.registerCommand(id, (...args: readonly unknown[]) => run(panther, id, handler as AnyHandler, args)),
  );
  return vscode.Disposable.from(...registrations);
}

async function run(panther: Panther, id: string, handler: AnyHandler, args: readonly unknown[]): Promise<void> {
  panther.running.commands += 1;
  try {
    await handler(panther, ...args);
  } catch (error) {
    panther.errors.report(error, id);
  } finally {
    panther.running.commands -= 1;
  }
}
